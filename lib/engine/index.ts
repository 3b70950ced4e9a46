export type { EngineName } from './engine-name';
export { scaleToEngine } from './scale-to-engine';
export type { Workload } from './scale-to-engine';
export { startEngine } from './start-engine';
export type { Engine } from './start-engine';
export { tf } from './tf';
