import type { NdArray } from '../../data/nd-array';
import { tf } from '../../backend/tf';
import { findLayer } from './find-layer';

/**
 * The filters (フィルター, kernels) of a model's first convolutional layer: what it looks for in a picture. Mid-grey is
 * the weight 0, bright is positive, dark negative.
 *
 * @param model its first convolutional layer sees grey or colour pictures
 * @returns float32, shape [filters, height, width, channels], values 0 … 1: the weight of the largest magnitude is at 0
 *          or 1
 * @throws RangeError when there is no such layer
 *
 * @example
 *   imgrid(filters(model), { columns: 8 });
 */
export function filters(model: tf.LayersModel): NdArray<Float32Array> {
  const layer = findLayer(model, undefined, seesPictures, {
    ja: '画像を見る畳み込み層(Conv2D)',
    en: 'convolutional layer (Conv2D) that sees pictures',
  });
  return tf.tidy(() => {
    const kernel = layer.getWeights()[0].transpose([3, 0, 1, 2]);
    const scaled = kernel.divNoNan(kernel.abs().max()).add(1).div(2);
    return { dtype: 'float32', shape: scaled.shape, data: scaled.dataSync<'float32'>() };
  });
}

/** Whether it is a Conv2D over one channel (grey) or three (colour). */
function seesPictures(layer: tf.layers.Layer): boolean {
  if (layer.getClassName() !== 'Conv2D') return false;
  const [, , channels] = layer.weights[0].shape;
  return channels === 1 || channels === 3;
}
