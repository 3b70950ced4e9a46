import type { tf } from '../backend/tf';

/** Which predictions count, and when they mean yes. */
export interface PositiveOptions {
  /** From where on (not included) a prediction means yes. Default 0.5; with `topK`, everything among the k likeliest. */
  thresholds?: number;
  /** Counts only the k likeliest classes of each sample as answers. Default: all. */
  topK?: number;
  /** Counts only this class. Default: all. */
  classId?: number;
}

/** How many predictions were right and wrong, of those that said yes and of those that said no. */
export interface Positives {
  /** True positives (真陽性): said yes, and it is. */
  truePositives: number;
  /** False positives (偽陽性): said yes, and it is not. */
  falsePositives: number;
  /** False negatives (偽陰性): said no, and it is. */
  falseNegatives: number;
}

/** Counts a batch. Labels that are not 0 are yes, as in Keras. */
export function countPositives(yTrue: tf.Tensor, yPred: tf.Tensor, options: PositiveOptions): Positives {
  const { topK, classId } = options;
  const { thresholds = topK === undefined ? 0.5 : -Infinity } = options;
  const [labels, predictions] = [yTrue.dataSync(), yPred.dataSync<'float32'>()];
  const classes = yPred.shape[yPred.rank - 1];
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  for (let i = 0; i < predictions.length; i++) {
    if (classId !== undefined && i % classes !== classId) continue;
    const isAnswer = topK === undefined || rankInRow(predictions, i, classes) < topK;
    const saysYes = isAnswer && predictions[i] > thresholds;
    if (labels[i] !== 0) counts[saysYes ? 'truePositives' : 'falseNegatives']++;
    else if (saysYes) counts.falsePositives++;
  }
  return counts;
}

/** How many in the same row come before element i; of equal ones, the first comes first. */
function rankInRow(values: ArrayLike<number>, i: number, classes: number): number {
  const begin = i - (i % classes);
  let before = 0;
  for (let j = begin; j < begin + classes; j++) {
    if (values[j] > values[i] || (values[j] === values[i] && j < i)) before++;
  }
  return before;
}
