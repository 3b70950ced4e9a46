import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { ConstraintOption, InitializerOption } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';
import type { ScaleOptions } from './scale-options';
import { SCALE } from './scale-options';

/** Options of {@link batchNormalization}. */
export interface BatchNormalizationOptions extends ScaleOptions {
  /** The axis of the channels. Default −1: the last. */
  axis?: number;
  /** How much of the past the moving statistics keep. Default 0.99. */
  momentum?: number;
  /** First moving mean. Default `zeros`. */
  movingMeanInitializer?: InitializerOption;
  /** First moving variance. Default `ones`. */
  movingVarianceInitializer?: InitializerOption;
  /** What the offset is brought back to after each step. Default: nothing. */
  betaConstraint?: ConstraintOption;
  /** What the factor is brought back to after each step. Default: nothing. */
  gammaConstraint?: ConstraintOption;
}

/** What TensorFlow.js's layer has, mostly privately. */
interface StockBatchNormalization extends tf.layers.Layer {
  axis: number;
  momentum: number;
  epsilon: number;
  gamma?: tf.LayerVariable;
  beta?: tf.LayerVariable;
  movingMean: tf.LayerVariable;
  movingVariance: tf.LayerVariable;
}

/**
 * keras.layers.BatchNormalization. A frozen layer (`trainable = false`) runs as in inference and keeps its moving statistics;
 * TensorFlow.js's goes on changing them. What a mask hides does not count.
 *
 * Source: S. Ioffe, C. Szegedy, "Batch Normalization" (2015).
 */
class BatchNormalization extends stockClass<StockBatchNormalization>('BatchNormalization') {
  static override readonly className = 'BatchNormalization';

  override call(
    inputs: tf.Tensor | tf.Tensor[],
    kwargs: { training?: boolean; mask?: tf.Tensor | tf.Tensor[] },
  ): tf.Tensor {
    return tf.tidy(() => {
      const x = oneTensor(inputs);
      const axis = this.axis < 0 ? this.axis + x.rank : this.axis;
      const last = x.rank - 1;
      // Swapping the axis with the last one twice brings it back.
      const order = Array.from({ length: x.rank }, (_, i) => (i === axis ? last : i === last ? axis : i));
      const swapped = axis === last ? x : x.transpose(order);
      const rows = swapped.reshape<tf.Tensor2D>([-1, x.shape[axis]]);
      const mask = kwargs.mask ? oneTensor(kwargs.mask) : undefined;
      const y = this.normalize(rows, kwargs.training === true && this.trainable, mask).reshape(swapped.shape);
      return axis === last ? y : y.transpose(order);
    });
  }

  private normalize(rows: tf.Tensor2D, byBatch: boolean, mask?: tf.Tensor): tf.Tensor {
    const { mean, variance } = byBatch
      ? moments(rows, mask)
      : { mean: this.movingMean.read(), variance: this.movingVariance.read() };
    if (byBatch) {
      this.follow(this.movingMean, mean);
      this.follow(this.movingVariance, variance);
    }
    // The gradient needs both, even where nothing is learnt.
    const offset = this.beta?.read() ?? tf.zerosLike(mean);
    const scale = this.gamma?.read() ?? tf.onesLike(mean);
    const statistics = [mean, variance, offset, scale] as tf.Tensor1D[];
    const [means, variances, offsets, scales] = statistics;
    return tf.batchNorm2d(rows, means, variances, offsets, scales, this.epsilon);
  }

  private follow(moving: tf.LayerVariable, value: tf.Tensor): void {
    moving.write(
      moving
        .read()
        .mul(this.momentum)
        .add(value.mul(1 - this.momentum)),
    );
  }
}

tf.serialization.registerClass(BatchNormalization);

/** Mean and variance of each column, over the rows that the mask shows. */
function moments(rows: tf.Tensor2D, mask?: tf.Tensor): { mean: tf.Tensor; variance: tf.Tensor } {
  if (!mask) return tf.moments(rows, 0);
  const weights = mask.toFloat().reshape([-1, 1]);
  const count = weights.sum().add(1e-7);
  const mean = rows.mul(weights).sum(0).div(count);
  const variance = rows.sub(mean).square().mul(weights).sum(0).div(count);
  return { mean, variance };
}

/**
 * Batch normalization (バッチ正規化): in training each channel of a batch is brought to mean 0 and variance 1, otherwise by
 * what was seen in training. The same shape out as in.
 */
export const batchNormalization = defineLayer<BatchNormalizationOptions>(
  'batchNormalization',
  BatchNormalization,
  {
    ...SCALE,
    axis: -1,
    momentum: 0.99,
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
    betaConstraint: undefined,
    gammaConstraint: undefined,
  },
);
