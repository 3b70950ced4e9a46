import { tf } from '../backend/tf';

/** Where random numbers lie. */
export type Distribution = 'uniform' | 'truncatedNormal' | 'untruncatedNormal';

/**
 * Random weights.
 *
 * @param distribution uniform, or normal, or normal without what lies further than two standard deviations out
 * @param shape        of the weights
 * @param a            the lowest value of the uniform, the mean of a normal distribution
 * @param b            the highest value, or the standard deviation before anything is left out
 * @param seed         any integer; the same one gives the same numbers. Default: what setRandomSeed seeds
 * @returns a float32 tensor; the caller disposes it
 */
export function drawWeights(
  distribution: Distribution,
  shape: tf.Shape,
  a: number,
  b: number,
  seed?: number,
): tf.Tensor {
  // TensorFlow.js takes a seed of 0 for none.
  const chosen = seed === 0 ? 0.5 : seed;
  const size = shape as number[];
  if (distribution === 'uniform') return tf.randomUniform(size, a, b, 'float32', chosen);
  if (distribution === 'untruncatedNormal') return tf.randomNormal(size, a, b, 'float32', chosen);
  return tf.truncatedNormal(size, a, b, 'float32', chosen);
}
