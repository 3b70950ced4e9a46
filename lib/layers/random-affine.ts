import { tf } from '../engine/tf';
import type { Affine, Fill, FillMode } from './affine-transform';
import { affineTransform } from './affine-transform';
import type { Interpolation, LayerOptions } from './layer-options';
import type { Factor } from './random-image-layer';
import { RandomImageLayer, rangeOf } from './random-image-layer';

interface Config extends LayerOptions {
  fillMode?: FillMode;
  fillValue?: number;
  interpolation?: Interpolation;
  seed?: number | null;
}

type Draw = (range: [number, number]) => number;

/** Moves the pixels of each picture by a transform of its own, drawn at random. */
abstract class RandomAffine extends RandomImageLayer {
  private readonly fill: Fill;

  constructor(config: Config) {
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

/** keras.layers.RandomRotation: turns pictures about their middle. */
export class RandomRotation extends RandomAffine {
  static readonly className = 'RandomRotation';
  private readonly factor: [number, number];

  constructor(config: Config & { factor: Factor }) {
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

/** keras.layers.RandomZoom: makes what pictures show smaller (above 0) or larger (below 0). */
export class RandomZoom extends RandomAffine {
  static readonly className = 'RandomZoom';
  private readonly heightFactor: [number, number];
  private readonly widthFactor: [number, number] | null;

  constructor(config: Config & { heightFactor: Factor; widthFactor?: Factor | null }) {
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

/** keras.layers.RandomTranslation: shifts pictures. */
export class RandomTranslation extends RandomAffine {
  static readonly className = 'RandomTranslation';
  private readonly heightFactor: [number, number];
  private readonly widthFactor: [number, number];

  constructor(config: Config & { heightFactor: Factor; widthFactor: Factor }) {
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

for (const Class of [RandomRotation, RandomZoom, RandomTranslation]) tf.serialization.registerClass(Class);

/** A turn about the middle; `turns` of 1 is once round. */
function rotation(turns: number, height: number, width: number): Affine {
  const [cos, sin] = [Math.cos(2 * Math.PI * turns), Math.sin(2 * Math.PI * turns)];
  const [x, y] = [(width - 1) / 2, (height - 1) / 2];
  return [cos, -sin, x - x * cos + y * sin, sin, cos, y - x * sin - y * cos];
}

/** Shows `down` more of the height and `across` more of the width, about the middle. */
function zoom(down: number, across: number, height: number, width: number): Affine {
  return [1 + across, 0, (-across * (width - 1)) / 2, 0, 1 + down, (-down * (height - 1)) / 2];
}
