export type { EngineName } from './engine-name';
export { startEngine } from './start-engine';
export type { Engine } from './start-engine';
export { tf } from './tf';
