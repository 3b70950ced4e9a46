import { bilingual } from '../options/bilingual';
import type { NdArray } from './nd-array';

/**
 * The mean of the samples, element by element, as NumPy's `x.mean(axis=0)`: of pictures, the mean picture.
 *
 * @param values an array of shape [samples, …]
 * @returns float32, shape […], in the units of `values`
 * @throws RangeError when there are no samples
 *
 * @example
 *   imshow(meanSamples(normalizeImages(train.x)));
 */
export function meanSamples(values: NdArray): NdArray<Float32Array> {
  const [samples, ...shape] = values.shape;
  if (!samples) {
    throw new RangeError(
      bilingual({
        ja: `形が [${values.shape.join(', ')}] で、サンプルがないので平均を計算できません。filterSamples の条件を確かめてください。`,
        en: `The shape is [${values.shape.join(', ')}]: without samples there is no mean. Check the condition of filterSamples.`,
      }),
    );
  }
  const sums = new Float64Array(values.data.length / samples);
  for (let i = 0; i < values.data.length; i++) sums[i % sums.length] += values.data[i];
  return { dtype: 'float32', shape, data: Float32Array.from(sums, (sum) => sum / samples) };
}
