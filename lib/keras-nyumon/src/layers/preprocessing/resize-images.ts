import { tf } from '../../backend/tf';
import type { Interpolation } from '../definition/layer-options';

/**
 * Resizes pictures as TensorFlow 2 does: a pixel's place is its centre. It is a product with a matrix for the rows and one
 * for the columns, so its gradient is right on every engine; TensorFlow.js's own gradient ignores where the centres are.
 *
 * @param x             [batch, height, width, channels]
 * @param size          the new height and width
 * @param interpolation from the nearest pixel, or from the two around, for each axis
 * @returns float32, [batch, newHeight, newWidth, channels]
 */
export function resizeImages(
  x: tf.Tensor,
  [height, width]: [number, number],
  interpolation: Interpolation,
): tf.Tensor {
  return tf.tidy(() => {
    const [batch, oldHeight, oldWidth, channels] = x.shape;
    const rows = weights(oldHeight, height, interpolation);
    const columns = weights(oldWidth, width, interpolation);
    const byRows = tf
      .matMul(x.toFloat().transpose([0, 2, 3, 1]).reshape([-1, oldHeight]), rows)
      .reshape([batch, oldWidth, channels, height]);
    return tf
      .matMul(byRows.transpose([0, 2, 3, 1]).reshape([-1, oldWidth]), columns)
      .reshape([batch, channels, height, width])
      .transpose([0, 2, 3, 1]);
  });
}

/** How much each of `before` pixels counts for each of `after`: a matrix [before, after] whose columns have the sum 1. */
export function weights(before: number, after: number, interpolation: Interpolation): tf.Tensor2D {
  const matrix = new Float32Array(before * after);
  for (let pixel = 0; pixel < after; pixel++) {
    // TensorFlow computes places in float32, and a neighbour is chosen by them.
    const scale = Math.fround(before / after);
    const centre = Math.fround(Math.fround(pixel + 0.5) * scale);
    if (interpolation === 'nearest') {
      matrix[Math.min(Math.floor(centre), before - 1) * after + pixel] = 1;
      continue;
    }
    const place = Math.fround(centre - 0.5);
    const lower = Math.floor(place);
    const share = place - lower;
    matrix[clip(lower, before) * after + pixel] += 1 - share;
    matrix[clip(lower + 1, before) * after + pixel] += share;
  }
  return tf.tensor2d(matrix, [before, after]);
}

function clip(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
