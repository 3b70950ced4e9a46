import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { Draw, FillOptions } from './random-affine';
import { FILL, RandomAffine } from './random-affine';
import type { Factor } from './random-image-layer';
import { rangeOf } from './random-image-layer';
import type { Affine } from './transform-images';

/** Options of {@link randomTranslation}. */
export interface RandomTranslationOptions extends FillOptions {
  /** How far up and down at most, as a share of the height; or [lowest, highest]. */
  heightFactor: Factor;
  /** How far left and right at most, as a share of the width; or [lowest, highest]. */
  widthFactor: Factor;
}

/** keras.layers.RandomTranslation: shifts pictures. */
class RandomTranslation extends RandomAffine {
  static readonly className = 'RandomTranslation';
  private readonly heightFactor: [number, number];
  private readonly widthFactor: [number, number];

  constructor(config: RandomTranslationOptions) {
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

/** Data augmentation (データ拡張): shifts pictures in training, at random. */
export const randomTranslation = defineLayer<RandomTranslationOptions>(
  'randomTranslation',
  RandomTranslation,
  { heightFactor: required, widthFactor: required, ...FILL },
);
