import { tf } from '../backend/tf';
import type { Affine } from './affine-transform';
import type { AffineConfig, Draw } from './random-affine';
import { RandomAffine } from './random-affine';
import type { Factor } from './random-image-layer';
import { rangeOf } from './random-image-layer';

/** keras.layers.RandomZoom: makes what pictures show smaller (above 0) or larger (below 0). */
export class RandomZoom extends RandomAffine {
  static readonly className = 'RandomZoom';
  private readonly heightFactor: [number, number];
  private readonly widthFactor: [number, number] | null;

  constructor(config: AffineConfig & { heightFactor: Factor; widthFactor?: Factor | null }) {
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
