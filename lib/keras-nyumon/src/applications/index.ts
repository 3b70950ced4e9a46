export { mnistCnn } from './mnist-cnn';
