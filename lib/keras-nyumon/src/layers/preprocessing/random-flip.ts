import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { SeedOption } from './random-image-layer';
import { RandomImageLayer } from './random-image-layer';

/** Options of {@link randomFlip}. */
export interface RandomFlipOptions extends SeedOption {
  /** In which direction. Default `horizontalAndVertical`, both at once. */
  mode?: FlipMode;
}

/** Left and right change places, top and bottom, or both together. */
export type FlipMode = 'horizontal' | 'vertical' | 'horizontalAndVertical';

/** keras.layers.RandomFlip: flips every other picture, by chance. */
class RandomFlip extends RandomImageLayer {
  static readonly className = 'RandomFlip';
  private readonly mode: FlipMode;

  constructor(config: RandomFlipOptions) {
    super(config);
    this.mode = config.mode ?? 'horizontalAndVertical';
  }

  protected override augment(images: tf.Tensor, draw: (range: [number, number]) => number): tf.Tensor {
    const flips = Array.from({ length: images.shape[0] }, () => draw([0, 1]) <= 0.5);
    return flip(images, this.mode, flips);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), mode: this.mode };
  }
}

tf.serialization.registerClass(RandomFlip);

/** Flips those pictures for which `flips` says so. */
function flip(images: tf.Tensor, mode: FlipMode, flips: boolean[]): tf.Tensor {
  const axes = { horizontal: [2], vertical: [1], horizontalAndVertical: [1, 2] }[mode];
  return tf.where(tf.tensor4d(flips, [flips.length, 1, 1, 1], 'bool'), tf.reverse(images, axes), images);
}

/** Data augmentation (データ拡張): flips every other picture in training, by chance. */
export const randomFlip = defineLayer<RandomFlipOptions>('randomFlip', RandomFlip, {
  mode: 'horizontalAndVertical',
  seed: undefined,
});
