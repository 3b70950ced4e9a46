import { bilingual } from '../options/bilingual';
import type { NdArray } from './nd-array';

/**
 * Prepares grey-scale pictures for a model: pixels from 0 … 255 to 0 … 1, and an axis for the channel.
 * It is Keras's `x.reshape(n, height, width, 1).astype('float32') / 255`.
 *
 * @param images shape [n, height, width], values 0 … 255
 * @returns float32, shape [n, height, width, 1], values 0 … 1
 * @throws RangeError when the shape does not have three axes
 */
export function normalizeImages(images: NdArray): NdArray<Float32Array> {
  if (images.shape.length !== 3) {
    throw new RangeError(
      bilingual({
        ja: `画像の形が [${images.shape.join(', ')}] です。[枚数, 高さ, 幅] の配列(例: train.x)を渡してください。`,
        en: `The pictures have shape [${images.shape.join(', ')}]. Pass an array [count, height, width], such as train.x.`,
      }),
    );
  }
  const data = new Float32Array(images.data.length);
  for (let i = 0; i < data.length; i++) data[i] = images.data[i] / 255;
  return { dtype: 'float32', shape: [...images.shape, 1], data };
}
