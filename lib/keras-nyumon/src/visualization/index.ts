export * from './charts';
export * from './networks';
export * from './pictures';
export * from './tensorboard';
