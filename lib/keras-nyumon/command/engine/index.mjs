export { prepareEngine } from './ladder.mjs';
export { findPlace } from './places.mjs';
export { engineInputs, engineInPlace, engineState } from './state.mjs';
