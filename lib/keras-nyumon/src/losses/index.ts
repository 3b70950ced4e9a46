export type { Loss, LossFunction } from './loss';
export { losses } from './losses';
export type { LossName } from './losses';
export type {
  BinaryFocalCrossentropyOptions,
  CategoricalFocalCrossentropyOptions,
  CrossentropyOptions,
  SparseCategoricalCrossentropyOptions,
} from './probabilistic-losses';
export type { HuberOptions } from './regression-losses';
