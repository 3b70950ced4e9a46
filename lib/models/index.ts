export { loadModel } from './load-model';
export { loadWeights } from './load-weights';
export { mnistCnn } from './mnist-cnn';
export { saveModel } from './save-model';
export { saveWeights } from './save-weights';
export { summary } from './summary';
