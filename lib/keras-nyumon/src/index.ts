import './adapt-tensorflow';

export * from './activations';
export * from './applications';
export * from './backend';
export * from './callbacks';
export * from './constraints';
export * from './data';
export * from './initializers';
export * from './layers';
export * from './losses';
export * from './metrics';
export * from './models';
export * from './optimizers';
export * from './regularizers';
export * from './saving';
export * from './train';
export * from './visualization';
