export { activations } from './activations';
export type { ActivationName } from './activations';
