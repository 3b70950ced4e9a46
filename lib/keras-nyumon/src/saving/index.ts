export { loadModel } from './load-model';
export { loadWeights } from './load-weights';
export { saveModel } from './save-model';
export { saveWeights } from './save-weights';
