import type { tf } from '../backend/tf';
import type { LossFunction } from '../losses/loss';
import { text } from '../options/option';

/**
 * A metric (評価指標). It is measured batch by batch, and stands for all samples together: each batch gives numbers that
 * may be added up, such as how many answers were right and how many there were; the sums give the value.
 */
export interface Metric {
  /** The name under which `history` and `evaluate` report it. */
  readonly name: string;
  /**
   * Counts a batch.
   *
   * @param yTrue labels, shape [samples, …]
   * @param yPred the model's output, shape [samples, …]
   * @returns as many numbers for each batch, to be added up
   */
  readonly count: (yTrue: tf.Tensor, yPred: tf.Tensor) => number[];
  /** For a metric that counts the mean over a batch's samples and how many they are: those, before they are read. */
  readonly mean?: (yTrue: tf.Tensor, yPred: tf.Tensor) => BatchMean;
  /** The value, from the sums over all batches. */
  readonly value: (sums: number[]) => number;
  /** Which way the value goes when a model becomes better, if that is known; callbacks with the mode 'auto' follow it. */
  readonly direction?: Direction;
  /** For a metric of this library, which one it is, and what was chosen for it; what a saved model keeps. */
  readonly made?: { metricName: string; options: MetricOptions };
}

/** Where better values lie. */
export type Direction = 'up' | 'down';

/** A mean over the samples of a batch. */
export interface BatchMean {
  mean: tf.Scalar;
  samples: number;
}

/** What a mean adds to the sums over all batches. */
export const countOfMean = ({ mean, samples }: BatchMean): number[] => [
  mean.dataSync()[0] * samples,
  samples,
];

/** A metric of one's own: for labels and predictions of a batch, a value for each sample; the mean is reported. */
export type MetricFunction = LossFunction;

/** An option of every metric that takes options. */
export interface MetricOptions {
  /** The name under which `history` and `evaluate` report it. Default: the metric's own. */
  name?: string;
}

/** The table of {@link MetricOptions}. */
export const nameOption = (name: string) => ({ name: text(name) });

/** Keras's `divide_no_nan`: 0 where there is nothing to divide by. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
