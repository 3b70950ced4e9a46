export type { Initializer } from './initializer';
export { initializers } from './initializers';
export type { IdentityOptions } from './identity';
export type { InitializerName, SeedOptions } from './initializers';
export type { RandomNormalOptions, RandomUniformOptions } from './normal-and-uniform';
export type { OrthogonalOptions } from './orthogonal';
export type { VarianceScalingOptions } from './variance-scaling';
