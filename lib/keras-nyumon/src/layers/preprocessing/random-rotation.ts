import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { Draw, FillOptions } from './random-affine';
import { FILL, RandomAffine } from './random-affine';
import type { Factor } from './random-image-layer';
import { rangeOf } from './random-image-layer';
import type { Affine } from './transform-images';

/** Options of {@link randomRotation}. */
export interface RandomRotationOptions extends FillOptions {
  /** How far at most, in whole turns: 0.1 is up to 36° either way; or [lowest, highest]. */
  factor: Factor;
}

/** keras.layers.RandomRotation: turns pictures about their middle. */
class RandomRotation extends RandomAffine {
  static readonly className = 'RandomRotation';
  private readonly factor: [number, number];

  constructor(config: RandomRotationOptions) {
    super(config);
    this.factor = rangeOf(config.factor, 'layers.randomRotation factor');
  }

  protected override transform(draw: Draw, height: number, width: number): Affine {
    return rotation(draw(this.factor), height, width);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), factor: this.factor };
  }
}

tf.serialization.registerClass(RandomRotation);

/** A turn about the middle; `turns` of 1 is once round. */
function rotation(turns: number, height: number, width: number): Affine {
  const [cos, sin] = [Math.cos(2 * Math.PI * turns), Math.sin(2 * Math.PI * turns)];
  const [x, y] = [(width - 1) / 2, (height - 1) / 2];
  return [cos, -sin, x - x * cos + y * sin, sin, cos, y - x * sin - y * cos];
}

/** Data augmentation (データ拡張): turns pictures in training, at random. */
export const randomRotation = defineLayer<RandomRotationOptions>('randomRotation', RandomRotation, {
  factor: required,
  ...FILL,
});
