export type { Callback, Logs } from './callback';
