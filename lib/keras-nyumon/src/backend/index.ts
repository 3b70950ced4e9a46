export type { EngineName } from './engine/engine-name';
export { startEngine } from './engine/start-engine';
export type { Engine } from './engine/start-engine';
export { setRandomSeed } from './random/set-random-seed';
export { tf } from './tf';
