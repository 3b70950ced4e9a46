export * from './display';
export * from './interrupt';
