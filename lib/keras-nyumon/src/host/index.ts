// The half that the library runs on. A bundle for a browser puts another one in the place of './node', which gives the
// same groups of functions; nothing else in the library uses Node (ESLint sees to it).
export * from './node';
export type { Pixels } from './host';
