import { bilingual } from '../options/bilingual';
import type { NdArray } from './nd-array';

/**
 * Where each row is largest: for probabilities, the class that the model answers. As NumPy's `argmax(axis=-1)`,
 * the first wins where several are equal.
 *
 * @param rows shape [n, classes]
 * @returns n class indices
 * @throws RangeError when the shape does not have two axes
 */
export function argMax(rows: NdArray): number[] {
  const [n, classes] = rows.shape;
  if (rows.shape.length !== 2) {
    throw new RangeError(
      bilingual({
        ja: `形が [${rows.shape.join(', ')}] です。[サンプル数, クラス数] の配列(例: predict の結果)を渡してください。`,
        en: `The shape is [${rows.shape.join(', ')}]. Pass an array [samples, classes], such as what predict returns.`,
      }),
    );
  }
  return Array.from({ length: n }, (_, row) => {
    let best = 0;
    for (let i = 1; i < classes; i++) {
      if (rows.data[row * classes + i] > rows.data[row * classes + best]) best = i;
    }
    return best;
  });
}
