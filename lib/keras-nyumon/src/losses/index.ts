export type { BinaryFocalCrossentropyOptions } from './binary-focal-crossentropy';
export type { CategoricalFocalCrossentropyOptions } from './categorical-focal-crossentropy';
export type { CrossentropyOptions } from './crossentropy-options';
export type { HuberOptions } from './huber';
export type { Loss, LossFunction } from './loss';
export type { LossName } from './loss-name';
export { losses } from './losses';
export type { SparseCategoricalCrossentropyOptions } from './sparse-categorical-crossentropy';
