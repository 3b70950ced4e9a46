export type { Initializer } from './initializer';
export { initializers } from './initializers';
export type { InitializerName } from './initializers';
