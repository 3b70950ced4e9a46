import { bilingual } from '../../options/bilingual';
import { argMax } from '../../data/arg-max';
import type { NdArray } from '../../data/nd-array';

/** What is known of the pictures that {@link imgrid} shows. */
export interface CaptionOptions {
  /** The right classes, one for each picture, or one-hot rows; shown below it. */
  labels?: NdArray | ArrayLike<number>;
  /** The classes that a model answered; shown below each picture, the wrong ones marked with ✗. */
  predictions?: ArrayLike<number>;
  /**
   * What `predict` returned, shape [n, classes]: the probability of the predicted class is shown too. Without
   * `predictions`, the most probable class is the predicted one.
   */
  probabilities?: NdArray;
  /** The names of the classes, such as `['T-shirt', 'Trouser', …]`. Default: their numbers. */
  classNames?: readonly string[];
}

/** What stands below one picture. */
export interface Caption {
  text: string;
  /** Whether the prediction is not the label; false when either is unknown. */
  isWrong: boolean;
}

/**
 * Writes what stands below each picture: the label; the prediction after an arrow, with its probability; ✗ where they
 * differ.
 *
 * @param count how many pictures there are
 * @throws RangeError when there are fewer labels, predictions or probabilities than pictures
 */
export function captionsOf(count: number, options: CaptionOptions): Caption[] {
  const { probabilities, classNames } = options;
  const labels = options.labels && classesOf(options.labels);
  const predictions = options.predictions ?? (probabilities && argMax(probabilities));
  checkCount('labels', count, labels?.length);
  checkCount('predictions', count, options.predictions?.length);
  checkCount('probabilities', count, probabilities?.shape[0]);
  const name = (index: number) => classNames?.[index] ?? String(index);
  const percent = (i: number, index: number) => {
    if (!probabilities) return '';
    const [, classes] = probabilities.shape;
    return ` ${Math.round(probabilities.data[i * classes + index] * 100)}%`;
  };
  return Array.from({ length: count }, (_, i) => {
    if (!predictions) return { text: labels ? name(labels[i]) : '', isWrong: false };
    const isWrong = labels !== undefined && labels[i] !== predictions[i];
    const label = labels ? name(labels[i]) : '';
    const mark = isWrong ? ' ✗' : '';
    return { text: `${label}→${name(predictions[i])}${percent(i, predictions[i])}${mark}`, isWrong };
  });
}

function classesOf(labels: NdArray | ArrayLike<number>): ArrayLike<number> {
  if (!('data' in labels)) return labels;
  return labels.shape.length === 2 ? argMax(labels) : labels.data;
}

function checkCount(name: keyof CaptionOptions, pictures: number, count = Infinity): void {
  if (count >= pictures) return;
  throw new RangeError(
    bilingual({
      ja: `画像は ${pictures} 枚ですが、${name} は ${count} 個です。同じ個数にしてください。`,
      en: `There are ${pictures} pictures, but ${count} ${name}. Pass as many.`,
    }),
  );
}
