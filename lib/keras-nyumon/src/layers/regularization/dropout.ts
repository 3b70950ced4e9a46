import type { RandomSource } from '../../backend/random/random-source';
import { randomSource } from '../../backend/random/random-source';
import { dropoutMask } from '../../backend/random/random-tensor';
import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';

/** Options of the spatial dropout layers. */
export interface RateOptions extends LayerOptions {
  /** The share that is dropped, 0 … 1. */
  rate: number;
  /** Any integer; layers of the same seed draw the same. Default: what setRandomSeed seeds. */
  seed?: number;
}

/** Options of {@link dropout} and {@link alphaDropout}. */
export interface DropoutOptions extends RateOptions {
  /** The shape of what is drawn; an axis of 1 keeps or loses its elements together, `null` is the input's length. */
  noiseShape?: (number | null)[];
}

export const RATE = { rate: required, seed: undefined } as const;

/** What TensorFlow.js's layer has, mostly privately. */
interface StockDropout extends tf.layers.Layer {
  rate: number;
  seed?: number | null;
  getNoiseShape: (x: tf.Tensor) => number[] | null | undefined;
}

/**
 * keras.layers.Dropout: sets a share of the values to 0 in training, at random. A layer with a seed of its own draws a new
 * mask at each step; TensorFlow.js's repeats its first one.
 *
 * Source: N. Srivastava et al., "Dropout" (2014).
 */
export class Dropout extends stockClass<StockDropout>('Dropout') {
  static override readonly className: string = 'Dropout';
  private readonly source: RandomSource = randomSource(this.seed);

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor {
    const x = oneTensor(inputs);
    if (training !== true || this.rate === 0) return x;
    return tf.tidy(() => {
      if (this.rate === 1) return tf.zerosLike(x);
      return x.mul(dropoutMask(this.getNoiseShape(x) ?? x.shape, this.rate, this.source));
    });
  }
}

tf.serialization.registerClass(Dropout);

/** Dropout (ドロップアウト): sets a share of the values to 0 in training, at random, against overfitting (過学習). */
export const dropout = defineLayer<DropoutOptions>('dropout', Dropout, { ...RATE, noiseShape: undefined });
