import type { tf } from '../backend/tf';
import type { RandomSource } from '../backend/random/random-source';
import { randomMask } from '../backend/random/random-tensor';

/** 0 for the share `rate` of the elements, and for the others what keeps the mean: 1 / (1 − rate). */
export function dropoutMask(shape: number[], rate: number, source: RandomSource): tf.Tensor {
  return randomMask(shape, rate, source).mul(1 / (1 - rate));
}
