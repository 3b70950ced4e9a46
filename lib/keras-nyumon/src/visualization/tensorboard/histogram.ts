import type { BinaryWriter } from 'google-protobuf';
import type { WriteValue } from './event-file';

/** As many as Keras's callback draws. */
const BUCKETS = 30;

/**
 * How numbers are spread, for TensorBoard's Histograms and Distributions tabs: counts in buckets of the same width. Where
 * all numbers are equal, the buckets span 1 around them. NaN and infinities are not counted.
 */
export function histogram(numbers: Float32Array): WriteValue {
  const finite = numbers.filter(Number.isFinite);
  const [low, high] = range(finite);
  const counts = new Array<number>(BUCKETS).fill(0);
  let [sum, sumOfSquares] = [0, 0];
  for (const number of finite) {
    // The largest number belongs to the last bucket.
    counts[Math.min(BUCKETS - 1, Math.floor(((number - low) / (high - low)) * BUCKETS))]++;
    sum += number;
    sumOfSquares += number * number;
  }
  const limits = counts.map((_, i) => low + ((high - low) * (i + 1)) / BUCKETS);
  return (value) => {
    value.writeMessage(VALUE_HISTOGRAM, {}, (_, histo: BinaryWriter) => {
      histo.writeDouble(HISTOGRAM.min, low);
      histo.writeDouble(HISTOGRAM.max, high);
      histo.writeDouble(HISTOGRAM.count, finite.length);
      histo.writeDouble(HISTOGRAM.sum, sum);
      histo.writeDouble(HISTOGRAM.sumOfSquares, sumOfSquares);
      histo.writePackedDouble(HISTOGRAM.limits, limits);
      histo.writePackedDouble(HISTOGRAM.counts, counts);
    });
  };
}

/** Field numbers of tensorflow/core/framework/summary.proto. */
const VALUE_HISTOGRAM = 5;
const HISTOGRAM = { min: 1, max: 2, count: 3, sum: 4, sumOfSquares: 5, limits: 6, counts: 7 };

function range(numbers: Float32Array): [low: number, high: number] {
  if (numbers.length === 0) return [-0.5, 0.5];
  let [low, high] = [Infinity, -Infinity];
  for (const number of numbers) {
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}
