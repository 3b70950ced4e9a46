export { featureMaps } from './feature-maps';
export type { FeatureMapsOptions } from './feature-maps';
export { filters } from './filters';
export { plotModel } from './plot-model';
export { saliency } from './saliency';
export type { SaliencyOptions } from './saliency';
