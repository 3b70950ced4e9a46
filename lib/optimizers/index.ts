export { adadelta } from './adadelta';
export type { AdadeltaOptions } from './adadelta';
export type { OptimizerName } from './optimizer-name';
