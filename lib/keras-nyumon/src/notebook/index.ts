export * from './comm';
export * from './display';
export * from './interrupt';
export * from './widget';
