import { tf } from '../engine/tf';
import type { RandomSource } from '../random/random-source';
import { randomSource } from '../random/random-source';
import { randomNormal, randomUniform } from '../random/random-tensor';
import type { LayerOptions } from './layer-options';
import { oneTensor } from './single';

interface NoiseConfig extends LayerOptions {
  rate?: number;
  stddev?: number;
  noiseShape?: (number | null)[] | null;
  seed?: number | null;
}

/** A layer that changes its input at random in training, and lets it through otherwise. */
abstract class Noise extends tf.layers.Layer {
  protected readonly source: RandomSource;
  protected readonly rate: number;

  constructor(protected readonly options: NoiseConfig) {
    super(options);
    this.source = randomSource(options.seed);
    this.rate = options.rate ?? 0;
    this.supportsMasking = true;
  }

  protected abstract change(x: tf.Tensor): tf.Tensor;

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor {
    const x = oneTensor(inputs);
    return training === true ? tf.tidy(() => this.change(x)) : x;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), seed: this.options.seed ?? null };
  }
}

/** keras.layers.GaussianNoise: adds normal noise of a given standard deviation. */
export class GaussianNoise extends Noise {
  static readonly className = 'GaussianNoise';

  protected override change(x: tf.Tensor): tf.Tensor {
    return x.add(randomNormal(x.shape, this.source).mul(this.options.stddev ?? 0));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), stddev: this.options.stddev ?? 0 };
  }
}

/** keras.layers.GaussianDropout: multiplies by normal noise of mean 1 and the variance that dropout would have. */
export class GaussianDropout extends Noise {
  static readonly className = 'GaussianDropout';

  protected override change(x: tf.Tensor): tf.Tensor {
    const stddev = Math.sqrt(this.rate / (1 - this.rate));
    return x.mul(randomNormal(x.shape, this.source).mul(stddev).add(1));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate };
  }
}

/** What selu gives for −∞. */
const SELU_LEAST = -1.0507009873554805 * 1.6732632423543772;

/**
 * keras.layers.AlphaDropout: dropout for selu, which keeps mean 0 and variance 1.
 *
 * Source: G. Klambauer et al., "Self-Normalizing Neural Networks" (2017).
 */
export class AlphaDropout extends Noise {
  static readonly className = 'AlphaDropout';

  protected override change(x: tf.Tensor): tf.Tensor {
    const shape = this.options.noiseShape?.map((length, axis) => length ?? x.shape[axis]) ?? x.shape;
    const kept = randomUniform(shape, this.source).greaterEqual(this.rate).toFloat();
    const scale = 1 / Math.sqrt((1 - this.rate) * (1 + this.rate * SELU_LEAST ** 2));
    const dropped = x.mul(kept).add(kept.mul(-1).add(1).mul(SELU_LEAST));
    return dropped.mul(scale).add(-scale * SELU_LEAST * this.rate);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate, noiseShape: this.options.noiseShape ?? null };
  }
}

for (const Class of [GaussianNoise, GaussianDropout, AlphaDropout]) tf.serialization.registerClass(Class);
