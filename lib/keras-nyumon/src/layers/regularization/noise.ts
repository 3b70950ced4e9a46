import type { RandomSource } from '../../backend/random/random-source';
import { randomSource } from '../../backend/random/random-source';
import { randomNormal } from '../../backend/random/random-tensor';
import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';
import type { DropoutOptions, RateOptions } from './dropout';
import { RATE } from './dropout';

/** Options of {@link gaussianNoise}. */
export interface GaussianNoiseOptions extends LayerOptions {
  /** The noise's standard deviation. */
  stddev: number;
  /** Any integer; layers of the same seed draw the same. Default: what setRandomSeed seeds. */
  seed?: number;
}

type NoiseOptions = Partial<DropoutOptions & GaussianNoiseOptions>;

/** A layer that changes its input at random in training, and lets it through otherwise. */
export abstract class Noise extends tf.layers.Layer {
  protected readonly source: RandomSource;
  protected readonly rate: number;

  constructor(protected readonly options: NoiseOptions) {
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
class GaussianNoise extends Noise {
  static readonly className = 'GaussianNoise';

  protected override change(x: tf.Tensor): tf.Tensor {
    return x.add(randomNormal(x.shape, this.source).mul(this.options.stddev ?? 0));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), stddev: this.options.stddev ?? 0 };
  }
}

tf.serialization.registerClass(GaussianNoise);

/** Adds normal noise in training. */
export const gaussianNoise = defineLayer<GaussianNoiseOptions>('gaussianNoise', GaussianNoise, {
  stddev: required,
  seed: undefined,
});

/** keras.layers.GaussianDropout: multiplies by normal noise of mean 1 and the variance that dropout would have. */
class GaussianDropout extends Noise {
  static readonly className = 'GaussianDropout';

  protected override change(x: tf.Tensor): tf.Tensor {
    const stddev = Math.sqrt(this.rate / (1 - this.rate));
    return x.mul(randomNormal(x.shape, this.source).mul(stddev).add(1));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate };
  }
}

tf.serialization.registerClass(GaussianDropout);

/** Multiplies by normal noise of mean 1 in training. */
export const gaussianDropout = defineLayer<RateOptions>('gaussianDropout', GaussianDropout, RATE);
