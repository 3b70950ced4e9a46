export * from './data';
export * from './engine';
export { displaySymbol, Interrupted, notebookDisplay, onInterrupt } from './kernel';
export * from './layers';
export * from './models';
export * from './optimizers';
export * from './plot';
export * from './random';
export * from './train';
