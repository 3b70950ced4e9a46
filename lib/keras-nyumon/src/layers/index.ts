export type { LayerOptions } from './layer-options';
export { layers } from './layers';
