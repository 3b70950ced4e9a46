import { tf } from '../backend/tf';
import type { Affine, Fill, FillMode } from './affine-transform';
import { affineTransform } from './affine-transform';
import type { Interpolation, LayerOptions } from './layer-options';
import { RandomImageLayer } from './random-image-layer';

/** What these layers can be told. */
export interface AffineConfig extends LayerOptions {
  fillMode?: FillMode;
  fillValue?: number;
  interpolation?: Interpolation;
  seed?: number | null;
}

/** Gives the next random number between two bounds. */
export type Draw = (range: [number, number]) => number;

/** Moves the pixels of each picture by a transform of its own, drawn at random. */
export abstract class RandomAffine extends RandomImageLayer {
  private readonly fill: Fill;

  constructor(config: AffineConfig) {
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
    return affineTransform(images, transforms, this.fill);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.fill };
  }
}
