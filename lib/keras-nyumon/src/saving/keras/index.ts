export { KerasFileError } from './keras-file-error';
export { loadKerasModel } from './load-keras-model';
export { loadKerasWeights } from './load-keras-weights';
export { saveKerasModel } from './save-keras-model';
export { saveKerasWeights } from './save-keras-weights';
