import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { Draw, FillOptions } from './random-affine';
import { FILL, RandomAffine } from './random-affine';
import type { Factor } from './random-image-layer';
import { rangeOf } from './random-image-layer';
import type { Affine } from './transform-images';

/** Options of {@link randomZoom}. */
export interface RandomZoomOptions extends FillOptions {
  /** How much more of the height is shown (above 0: smaller) or less (below 0: larger), at most; or [lowest, highest]. */
  heightFactor: Factor;
  /** The same for the width. Default: as for the height, so that proportions stay. */
  widthFactor?: Factor;
}

/** keras.layers.RandomZoom: makes what pictures show smaller (above 0) or larger (below 0). */
class RandomZoom extends RandomAffine {
  static readonly className = 'RandomZoom';
  private readonly heightFactor: [number, number];
  private readonly widthFactor: [number, number] | null;

  constructor(config: RandomZoomOptions) {
    super(config);
    const { heightFactor, widthFactor = null } = config;
    this.heightFactor = rangeOf(heightFactor, 'layers.randomZoom heightFactor');
    this.widthFactor = widthFactor === null ? null : rangeOf(widthFactor, 'layers.randomZoom widthFactor');
  }

  protected override transform(draw: Draw, height: number, width: number): Affine {
    const down = draw(this.heightFactor);
    const across = this.widthFactor ? draw(this.widthFactor) : down;
    return zoom(down, across, height, width);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { heightFactor, widthFactor } = this;
    return { ...super.getConfig(), heightFactor, widthFactor };
  }
}

tf.serialization.registerClass(RandomZoom);

/** Shows `down` more of the height and `across` more of the width, about the middle. */
function zoom(down: number, across: number, height: number, width: number): Affine {
  return [1 + across, 0, (-across * (width - 1)) / 2, 0, 1 + down, (-down * (height - 1)) / 2];
}

/** Data augmentation (データ拡張): makes pictures larger and smaller in training, at random. */
export const randomZoom = defineLayer<RandomZoomOptions>('randomZoom', RandomZoom, {
  heightFactor: required,
  widthFactor: undefined,
  ...FILL,
});
