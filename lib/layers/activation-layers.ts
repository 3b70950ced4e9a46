import { tf } from '../engine/tf';
import type { LayerOptions } from './layer-options';
import { oneTensor } from './single';

/** An activation function as a layer of its own: the same shape out as in, and a mask goes on. */
abstract class ActivationLayer extends tf.layers.Layer {
  constructor(config: LayerOptions) {
    super(config);
    this.supportsMasking = true;
  }

  protected abstract activate(x: tf.Tensor, mask?: tf.Tensor): tf.Tensor;

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { mask?: tf.Tensor | tf.Tensor[] }): tf.Tensor {
    const mask = kwargs.mask ? oneTensor(kwargs.mask) : undefined;
    return tf.tidy(() => this.activate(oneTensor(inputs), mask));
  }
}

interface ReLUConfig extends LayerOptions {
  maxValue?: number | null;
  negativeSlope?: number;
  threshold?: number;
}

/** keras.layers.ReLU: TensorFlow.js's knows only `maxValue`. */
export class ReLU extends ActivationLayer {
  static readonly className = 'ReLU';
  private readonly maxValue: number | null;
  private readonly negativeSlope: number;
  private readonly threshold: number;

  constructor(config: ReLUConfig) {
    super(config);
    this.maxValue = config.maxValue ?? null;
    this.negativeSlope = config.negativeSlope ?? 0;
    this.threshold = config.threshold ?? 0;
  }

  protected override activate(x: tf.Tensor): tf.Tensor {
    const { maxValue, negativeSlope, threshold } = this;
    if (maxValue === null && threshold === 0 && negativeSlope !== 0) return tf.leakyRelu(x, negativeSlope);
    const above = threshold === 0 ? tf.relu(x) : tf.where(x.greater(threshold), x, 0);
    // A slope of 1 at the bounds themselves, as Keras's clip has; but none at a highest value of 6, its relu6.
    const isRelu6 = maxValue === 6 && threshold === 0;
    const limited = isRelu6 ? tf.minimum(6, above) : above.clipByValue(0, maxValue ?? Infinity);
    const kept = maxValue === null ? above : limited;
    return negativeSlope === 0 ? kept : kept.sub(tf.relu(x.neg().add(threshold)).mul(negativeSlope));
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { maxValue, negativeSlope, threshold } = this;
    return { ...super.getConfig(), maxValue, negativeSlope, threshold };
  }
}

interface LeakyReLUConfig extends LayerOptions {
  negativeSlope?: number;
  /** What TensorFlow.js and Keras 2 call it. */
  alpha?: number;
}

/** keras.layers.LeakyReLU. */
export class LeakyReLU extends ActivationLayer {
  static readonly className = 'LeakyReLU';
  private readonly negativeSlope: number;

  constructor(config: LeakyReLUConfig) {
    super(config);
    this.negativeSlope = config.negativeSlope ?? config.alpha ?? 0.3;
  }

  protected override activate(x: tf.Tensor): tf.Tensor {
    return tf.leakyRelu(x, this.negativeSlope);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), negativeSlope: this.negativeSlope };
  }
}

/** keras.layers.ELU; TensorFlow.js's knows only an alpha of 1. */
export class ELU extends ActivationLayer {
  static readonly className = 'ELU';
  private readonly alpha: number;

  constructor(config: LayerOptions & { alpha?: number }) {
    super(config);
    this.alpha = config.alpha ?? 1;
  }

  protected override activate(x: tf.Tensor): tf.Tensor {
    const y = tf.elu(x);
    return this.alpha === 1 ? y : tf.where(x.greater(0), y, y.mul(this.alpha));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), alpha: this.alpha };
  }
}

/** keras.layers.Softmax, along any axis or several; TensorFlow.js's knows only the last one, and takes axis 1 for it. */
export class Softmax extends ActivationLayer {
  static readonly className = 'Softmax';
  private readonly axis: number | number[];

  constructor(config: LayerOptions & { axis?: number | number[] }) {
    super(config);
    this.axis = config.axis ?? -1;
  }

  protected override activate(x: tf.Tensor, mask?: tf.Tensor): tf.Tensor {
    // What a mask hides is pushed so far down that its share is 0.
    const shown = mask ? tf.where(mask, x, -1e9) : x;
    const isLast = this.axis === -1 || this.axis === x.rank - 1;
    const y = isLast ? tf.softmax(shown) : shown.sub(tf.logSumExp(shown, this.axis, true)).exp();
    return mask ? tf.where(mask, y, 0) : y;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axis };
  }
}

for (const Class of [ReLU, LeakyReLU, ELU, Softmax]) tf.serialization.registerClass(Class);
