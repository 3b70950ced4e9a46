import { checkSameLength } from './confusion-matrix';
import { ratio } from './metric';

/** The points of a ROC curve, from the strictest threshold to the most generous. */
export interface RocCurve {
  /** Of what is no, the share taken for yes (偽陽性率), at each threshold. */
  falsePositiveRate: number[];
  /** Of what is yes, the share found (真陽性率), at each threshold. */
  truePositiveRate: number[];
  /** From where on (included) a score means yes; the first is infinite, so that nothing does. */
  thresholds: number[];
}

/**
 * The ROC curve (ROC曲線) of a yes-or-no classifier, with a point at each score that occurs.
 *
 * @param yTrue  labels, 0 or 1
 * @param scores how sure the model is of yes, for each sample
 * @throws RangeError when the lengths differ
 */
export const rocCurve = (yTrue: ArrayLike<number>, scores: ArrayLike<number>): RocCurve => {
  checkSameLength(yTrue, scores);
  const order = Array.from(scores, (_, i) => i).sort((a, b) => scores[b] - scores[a]);
  const points = [{ threshold: Infinity, yes: 0, no: 0 }];
  let [yes, no] = [0, 0];
  order.forEach((sample, i) => {
    if (yTrue[sample] !== 0) yes++;
    else no++;
    const threshold = scores[sample];
    // Samples of one score pass the threshold together.
    if (i + 1 === order.length || scores[order[i + 1]] !== threshold) points.push({ threshold, yes, no });
  });
  return {
    falsePositiveRate: points.map((point) => ratio(point.no, no)),
    truePositiveRate: points.map((point) => ratio(point.yes, yes)),
    thresholds: points.map(({ threshold }) => threshold),
  };
};
