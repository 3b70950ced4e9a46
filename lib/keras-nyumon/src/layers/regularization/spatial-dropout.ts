import { tf } from '../../backend/tf';
import type { LayerClass } from '../definition/define-layer';
import { defineLayer } from '../definition/define-layer';
import type { DataFormat } from '../definition/layer-options';
import type { RateOptions } from './dropout';
import { Dropout, RATE } from './dropout';

/** Options of {@link spatialDropout2d} and {@link spatialDropout3d}. */
export interface SpatialDropoutOptions extends RateOptions {
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

const SPATIAL = { ...RATE, dataFormat: 'channelsLast' } as const;

/** Dropout of whole channels, which keep or lose all their steps or pixels together. */
function makeSpatialDropout(dimensions: 1 | 2 | 3): LayerClass {
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

/** Dropout of whole channels of sequences [batch, steps, channels]. */
export const spatialDropout1d = defineLayer<RateOptions>('spatialDropout1d', makeSpatialDropout(1), RATE);

/** Dropout of whole channels of pictures [batch, height, width, channels]. */
export const spatialDropout2d = defineLayer<SpatialDropoutOptions>(
  'spatialDropout2d',
  makeSpatialDropout(2),
  SPATIAL,
);

/** Dropout of whole channels of volumes [batch, depth, height, width, channels]. */
export const spatialDropout3d = defineLayer<SpatialDropoutOptions>(
  'spatialDropout3d',
  makeSpatialDropout(3),
  SPATIAL,
);
