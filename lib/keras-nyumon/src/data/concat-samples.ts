import { bilingual } from '../options/bilingual';
import type { Elements, NdArray } from './nd-array';

/**
 * Puts arrays one after the other along the first axis, as NumPy's `np.concatenate([a, b])` does.
 *
 * @param parts arrays of shape [samples, …], alike but for how many samples they have
 * @returns a new array of shape [all samples, …]
 * @throws RangeError when there are none, or they differ in dtype or in the shape of a sample
 *
 * @example
 *   const xAll = concatSamples([train.x, test.x]);
 */
export function concatSamples<E extends Elements>(parts: readonly NdArray<E>[]): NdArray<E> {
  if (parts.length === 0) {
    throw new RangeError(
      bilingual({
        ja: '配列が1つもありません。concatSamples([a, b]) のように渡してください。',
        en: 'There are no arrays. Pass them as in concatSamples([a, b]).',
      }),
    );
  }
  const kind = ({ dtype, shape }: NdArray) => `${dtype} [${['n', ...shape.slice(1)].join(', ')}]`;
  const [first] = parts;
  const other = parts.find((part) => kind(part) !== kind(first));
  if (other) {
    throw new RangeError(
      bilingual({
        ja: `${kind(first)} と ${kind(other)} はつなげません。dtype と、1サンプルの形をそろえてください。`,
        en: `${kind(first)} and ${kind(other)} cannot be joined. Make dtype and the shape of a sample the same.`,
      }),
    );
  }
  const length = parts.reduce((sum, { data }) => sum + data.length, 0);
  const data = new (first.data.constructor as new (length: number) => E)(length);
  parts.reduce((offset, part) => (data.set(part.data, offset), offset + part.data.length), 0);
  const samples = parts.reduce((sum, { shape }) => sum + shape[0], 0);
  return { dtype: first.dtype, shape: [samples, ...first.shape.slice(1)], data };
}
