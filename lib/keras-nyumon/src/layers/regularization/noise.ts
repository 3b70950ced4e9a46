import type { RandomSource } from '../../backend/random/random-source';
import { randomSource } from '../../backend/random/random-source';
import { tf } from '../../backend/tf';
import type { LayerOptions } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';

/** What noise can be told. */
export interface NoiseConfig extends LayerOptions {
  rate?: number;
  stddev?: number;
  noiseShape?: (number | null)[] | null;
  seed?: number | null;
}

/** A layer that changes its input at random in training, and lets it through otherwise. */
export abstract class Noise extends tf.layers.Layer {
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
