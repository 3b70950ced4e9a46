export { loadModel } from './load-model';
export { loadWeights } from './load-weights';
export { mnistCnn } from './mnist-cnn';
export { saveModel } from './save-model';
export { saveWeights } from './save-weights';
export { speedRunCnn, speedRunPlan } from './speed-run';
export type { SpeedRunPlan } from './speed-run';
export { summary } from './summary';
