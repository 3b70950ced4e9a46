import { tf } from '../tf';
import { nativeOpsInUse } from '../native/in-use';
import { randomMask as nativeMask } from '../native/random-mask';
import { statelessRandom } from '../native/stateless-random';
import { drawnTensor } from '../graph/recording';
import type { RandomSource } from './random-source';

const LARGEST_SEED = 2 ** 31 - 1;

/**
 * Uniform random numbers in 0 … 1, float32.
 *
 * @param source where the seed of the numbers comes from; each call takes a new one
 */
export function randomUniform(shape: number[], source: RandomSource): tf.Tensor {
  if (nativeOpsInUse()) return tf.tidy(() => statelessRandom('Uniform', shape, seeds(source)));
  return tf.randomUniform(shape, 0, 1, 'float32', seed(source));
}

/**
 * Normal random numbers with mean 0 and standard deviation 1, float32.
 *
 * @param source where the seed of the numbers comes from; each call takes a new one
 */
export function randomNormal(shape: number[], source: RandomSource): tf.Tensor {
  if (nativeOpsInUse()) return tf.tidy(() => statelessRandom('Normal', shape, seeds(source)));
  return tf.randomNormal(shape, 0, 1, 'float32', seed(source));
}

/**
 * 0 for the share `rate` of the elements, at random, and 1 for the others, float32.
 *
 * @param source where the seed of the numbers comes from; each call takes a new one
 */
export function randomMask(shape: number[], rate: number, source: RandomSource): tf.Tensor {
  // Rates so near to 0 or 1 that a few random bits cannot say them.
  const isExtreme = Math.min(rate, 1 - rate) < 0.01;
  if (nativeOpsInUse() && !isExtreme) return tf.tidy(() => nativeMask(shape, rate, seeds(source)));
  return randomUniform(shape, source).greaterEqual(rate).toFloat();
}

/** 0 for the share `rate` of the elements, and for the others what keeps the mean: 1 / (1 − rate). */
export function dropoutMask(shape: number[], rate: number, source: RandomSource): tf.Tensor {
  return randomMask(shape, rate, source).mul(1 / (1 - rate));
}

/** Two seeds, which TensorFlow's own random numbers take. */
const seeds = (source: RandomSource): tf.Tensor1D => drawnTensor(() => [seed(source), seed(source)]);

/** Not 0, which TensorFlow.js takes for no seed. */
function seed(source: RandomSource): number {
  return 1 + Math.floor(source() * (LARGEST_SEED - 1));
}
