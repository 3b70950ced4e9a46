export { prepareEngine } from './ladder.mjs';
export { engineInputs, engineInPlace, engineState } from './state.mjs';
