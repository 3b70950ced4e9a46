import './show-model';

export { summary } from './summary';
