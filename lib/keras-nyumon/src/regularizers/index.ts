export { regularizers } from './regularizers';
export type { Regularizer, RegularizerName } from './regularizers';
