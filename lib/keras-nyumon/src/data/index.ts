export { argMax } from './arg-max';
export { concatSamples } from './concat-samples';
export { filterSamples } from './filter-samples';
export { meanSamples } from './mean-samples';
export { takeSamples, toTensor } from './nd-array';
export type { TensorLike, Dtype, Elements, NdArray } from './nd-array';
export { normalizeImages } from './normalize-images';
export { toCategorical } from './to-categorical';
