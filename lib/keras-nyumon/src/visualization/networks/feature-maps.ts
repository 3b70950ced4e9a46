import type { NdArray } from '../../data/nd-array';
import { tf } from '../../backend/tf';
import { text } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { findLayer } from './find-layer';
import { inputTensor } from './input-tensor';

/** Options of {@link featureMaps}. */
export interface FeatureMapsOptions {
  /** The layer's name, as `summary` shows it. Default: the first layer whose output has height and width. */
  layer?: string;
}

const OPTIONS = { layer: text() } satisfies OptionTable<FeatureMapsOptions>;

/**
 * What a layer answers to one picture, for each of its filters: the feature maps (特徴マップ). Bright is where the
 * filter finds what it looks for.
 *
 * @param model a model of pictures
 * @param image one picture as the model takes it, such as `takeSamples(xTest, 0, 1)`
 * @returns float32, shape [filters, height, width, 1], values 0 … 1: 0 is the smallest value of all maps (or 0, when none
 *          is negative), 1 the largest
 * @throws RangeError when the picture does not fit, there is no such layer, or an option does not exist
 *
 * @example
 *   imgrid(featureMaps(model, takeSamples(xTest, 0, 1)), { columns: 8 });
 */
export function featureMaps(
  model: tf.LayersModel,
  image: NdArray,
  options: FeatureMapsOptions = {},
): NdArray<Float32Array> {
  const { layer: name } = readOptions(options, OPTIONS, 'featureMaps');
  const layer = findLayer(model, name, hasMaps, {
    ja: '特徴マップを出す層',
    en: 'layer with feature maps',
  });
  return tf.tidy(() => {
    const part = tf.model({ inputs: model.inputs, outputs: layer.output });
    const maps = part.predictOnBatch(inputTensor(model, image)) as tf.Tensor4D;
    const smallest = maps.min().minimum(0);
    const range = maps.max().sub(smallest);
    const scaled = maps.sub(smallest).divNoNan(range).squeeze<tf.Tensor3D>([0]).transpose([2, 0, 1]);
    return { dtype: 'float32', shape: [...scaled.shape, 1], data: scaled.dataSync<'float32'>() };
  });
}

function hasMaps(layer: tf.layers.Layer): boolean {
  const { outputShape } = layer;
  return layer.getClassName() !== 'InputLayer' && outputShape.length === 4 && !Array.isArray(outputShape[0]);
}
