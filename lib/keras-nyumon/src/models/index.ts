export { summary } from './summary';
