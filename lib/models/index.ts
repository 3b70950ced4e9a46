export { loadModel } from './load-model';
export { mnistCnn } from './mnist-cnn';
export { saveModel } from './save-model';
export { summary } from './summary';
