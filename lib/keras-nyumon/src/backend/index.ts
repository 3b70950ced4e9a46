export type { EngineName } from './engine/engine-name';
export { startEngine } from './engine/start-engine';
export type { Engine } from './engine/start-engine';
export { setRandomSeed } from './random/set-random-seed';
export type { OptimizerOperation } from './native/optimizer-op';
export { tf } from './tf';
