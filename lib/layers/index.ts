export { layers } from './layers';
