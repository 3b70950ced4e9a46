import { stockClass } from '../backend/stock-class';
import { tf } from '../backend/tf';
import type { RandomSource } from '../backend/random/random-source';
import { randomSource } from '../backend/random/random-source';
import type { LayerClass } from './define-layer';
import { dropoutMask } from './dropout-mask';
import type { DataFormat } from './layer-options';
import { oneTensor } from './single';

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

/** Dropout of whole channels, which keep or lose all their steps or pixels together. */
function spatialDropout(dimensions: 1 | 2 | 3): LayerClass {
  class SpatialDropout extends Dropout {
    static override readonly className = `SpatialDropout${dimensions}D`;

    private readonly dataFormat: DataFormat;

    constructor(config: tf.serialization.ConfigDict) {
      super(config);
      this.dataFormat = (config.dataFormat as DataFormat | null | undefined) ?? 'channelsLast';
      this.inputSpec = [new tf.InputSpec({ ndim: dimensions + 2 })];
    }

    override getNoiseShape = ({ shape, rank }: tf.Tensor): number[] => {
      const channels = this.dataFormat === 'channelsFirst' ? 1 : rank - 1;
      return shape.map((length, axis) => (axis === 0 || axis === channels ? length : 1));
    };

    override getConfig(): tf.serialization.ConfigDict {
      const config = super.getConfig();
      return dimensions === 1 ? config : { ...config, dataFormat: this.dataFormat };
    }
  }
  tf.serialization.registerClass(SpatialDropout);
  return SpatialDropout;
}

/** Over sequences. */
export const SpatialDropout1D = spatialDropout(1);
/** Over pictures. */
export const SpatialDropout2D = spatialDropout(2);
/** Over volumes. */
export const SpatialDropout3D = spatialDropout(3);
