import { tf } from '../backend/tf';
import type { Affine } from './affine-transform';
import type { AffineConfig, Draw } from './random-affine';
import { RandomAffine } from './random-affine';
import type { Factor } from './random-image-layer';
import { rangeOf } from './random-image-layer';

/** keras.layers.RandomTranslation: shifts pictures. */
export class RandomTranslation extends RandomAffine {
  static readonly className = 'RandomTranslation';
  private readonly heightFactor: [number, number];
  private readonly widthFactor: [number, number];

  constructor(config: AffineConfig & { heightFactor: Factor; widthFactor: Factor }) {
    super(config);
    this.heightFactor = rangeOf(config.heightFactor, 'layers.randomTranslation heightFactor');
    this.widthFactor = rangeOf(config.widthFactor, 'layers.randomTranslation widthFactor');
  }

  protected override transform(draw: Draw, height: number, width: number): Affine {
    return [1, 0, -draw(this.widthFactor) * width, 0, 1, -draw(this.heightFactor) * height];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { heightFactor, widthFactor } = this;
    return { ...super.getConfig(), heightFactor, widthFactor };
  }
}

tf.serialization.registerClass(RandomTranslation);
