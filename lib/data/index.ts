export { argMax } from './arg-max';
export { filterSamples } from './filter-samples';
export { meanSamples } from './mean-samples';
export { takeSamples, toTensor } from './nd-array';
export type { TensorLike, Dtype, Elements, NdArray } from './nd-array';
export { normalizeImages } from './normalize-images';
export { syntheticShapes } from './synthetic-shapes';
export type { SyntheticShapes } from './synthetic-shapes';
export { toCategorical } from './to-categorical';
