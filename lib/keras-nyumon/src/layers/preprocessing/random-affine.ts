import type { tf } from '../../backend/tf';
import type { Interpolation } from '../definition/layer-options';
import type { SeedOption } from './random-image-layer';
import { RandomImageLayer } from './random-image-layer';
import type { Affine, Fill, FillMode } from './transform-images';
import { transformImages } from './transform-images';

/** What stands where a picture does not reach. */
export interface FillOptions extends SeedOption {
  /** The picture's mirror image, one value, the picture again, or its nearest pixel. Default `reflect`. */
  fillMode?: FillMode;
  /** The value for the mode `constant`. Default 0. */
  fillValue?: number;
  /** How pixels in between are computed. Default `bilinear`. */
  interpolation?: Interpolation;
}

/** Keras's defaults of {@link FillOptions}. */
export const FILL = {
  fillMode: 'reflect',
  fillValue: 0,
  interpolation: 'bilinear',
  seed: undefined,
} as const;

/** Gives the next random number between two bounds. */
export type Draw = (range: [number, number]) => number;

/** Moves the pixels of each picture by a transform of its own, drawn at random. */
export abstract class RandomAffine extends RandomImageLayer {
  private readonly fill: Fill;

  constructor(config: FillOptions) {
    super(config);
    this.fill = {
      fillMode: config.fillMode ?? 'reflect',
      fillValue: config.fillValue ?? 0,
      interpolation: config.interpolation ?? 'bilinear',
    };
  }

  protected abstract transform(draw: Draw, height: number, width: number): Affine;

  protected override augment(images: tf.Tensor, draw: Draw): tf.Tensor {
    const [batch, height, width] = images.shape;
    const transforms = Array.from({ length: batch }, () => this.transform(draw, height, width));
    return transformImages(images, transforms, this.fill);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.fill };
  }
}
