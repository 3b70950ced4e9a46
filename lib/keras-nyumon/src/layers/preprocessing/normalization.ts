import { tf } from '../../backend/tf';
import type { TensorLike } from '../../data/nd-array';
import { toTensor } from '../../data/nd-array';
import type { Initializer } from '../../initializers/initializer';
import { bilingual } from '../../options/bilingual';
import { defineLayer } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { oneShape, oneTensor } from '../definition/one-input';

/** Options of {@link normalization}. */
export interface NormalizationOptions extends LayerOptions {
  /** The axes that have a mean and variance of their own; `null` for one of all values. Default −1: the last. */
  axis?: number | number[] | null;
  /** The mean, if it is known. Default: learnt by `adapt`. */
  mean?: number | number[];
  /** The variance, if it is known. Default: learnt by `adapt`. */
  variance?: number | number[];
  /** Whether it is undone instead. Default false. */
  invert?: boolean;
}

/** Keeps the division away from 0. */
const EPSILON = 1e-7;

/**
 * keras.layers.Normalization: subtracts a mean and divides by a standard deviation, which are given, or learnt once by
 * {@link Normalization.adapt}.
 */
export class Normalization extends tf.layers.Layer {
  static readonly className = 'Normalization';
  private readonly axes: number[];
  private adapted?: { mean: tf.LayerVariable; variance: tf.LayerVariable };

  constructor(private readonly config: NormalizationOptions) {
    super(config);
    const { axis = -1, mean, variance } = config;
    this.axes = axis === null ? [] : [axis].flat();
    this.supportsMasking = true;
    if ((mean ?? null) !== null && (variance ?? null) !== null) return;
    if ((mean ?? null) !== null || (variance ?? null) !== null) {
      throw new RangeError(
        bilingual({
          ja: 'layers.normalization には mean と variance の両方を渡すか、どちらも渡さずに adapt(データ) を呼んでください。',
          en: 'Give layers.normalization both mean and variance, or neither, and call adapt(data).',
        }),
      );
    }
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = oneShape(inputShape);
    if (!isGiven(this.config.mean)) {
      const kept = this.keptAxes(shape.length).map((axis) => shape[axis]);
      const add = (name: string, initializer: Initializer) =>
        this.addWeight(name, kept, 'float32', initializer, undefined, false);
      const mean = add('mean', tf.initializers.zeros());
      const variance = add('variance', tf.initializers.ones());
      this.adapted = { mean, variance };
      // Keras keeps it for old files; nothing reads it.
      this.addWeight('count', [], 'int32', tf.initializers.zeros(), undefined, false);
    }
    this.built = true;
  }

  /**
   * Learns mean and variance from data, as Keras's `adapt` does: once, before training.
   *
   * @param data all samples, of the shape that the layer is called with
   */
  adapt(data: TensorLike): void {
    if (isGiven(this.config.mean)) {
      throw new Error(
        bilingual({
          ja: 'この normalization 層には mean と variance が渡されているので、adapt は使えません。',
          en: 'This normalization layer was given mean and variance, so it cannot adapt.',
        }),
      );
    }
    tf.tidy(() => {
      const x = toTensor(data).toFloat();
      if (!this.built) this.apply(x);
      const kept = this.keptAxes(x.rank);
      const others = x.shape.map((_, axis) => axis).filter((axis) => !kept.includes(axis));
      const { mean, variance } = tf.moments(x, others);
      this.adapted?.mean.write(mean);
      this.adapted?.variance.write(variance);
    });
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = oneTensor(inputs).toFloat();
      const mean = this.along(x.shape, this.adapted?.mean.read() ?? tf.tensor(this.config.mean ?? 0));
      const variance = this.along(
        x.shape,
        this.adapted?.variance.read() ?? tf.tensor(this.config.variance ?? 1),
      );
      const deviation = tf.maximum(variance.sqrt(), EPSILON);
      return this.config.invert ? x.mul(deviation).add(mean) : x.sub(mean).div(deviation);
    });
  }

  /** Statistics of the kept axes, in a shape that goes with x. */
  private along(shape: number[], statistic: tf.Tensor): tf.Tensor {
    const kept = this.keptAxes(shape.length);
    return statistic.rank === 0
      ? statistic
      : statistic.reshape(shape.map((length, axis) => (kept.includes(axis) ? length : 1)));
  }

  private keptAxes(rank: number): number[] {
    return this.axes.map((axis) => (axis < 0 ? axis + rank : axis)).sort((a, b) => a - b);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { mean = null, variance = null, invert = false } = this.config;
    return { ...super.getConfig(), axis: this.axes, mean, variance, invert };
  }
}

tf.serialization.registerClass(Normalization);

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Brings data to mean 0 and variance 1 (標準化), by what is given or what `adapt(data)` has learnt before training. */
export const normalization = defineLayer<NormalizationOptions, Normalization>(
  'normalization',
  Normalization,
  { axis: -1, mean: undefined, variance: undefined, invert: false },
);
