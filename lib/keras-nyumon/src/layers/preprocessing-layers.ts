import { stockClass } from '../backend/stock-class';
import type { FillMode } from './affine-transform';
import type { CategoryOutput } from './category-encoding';
import { CategoryEncoding } from './category-encoding';
import { CenterCrop } from './center-crop';
import { defineLayer, required } from './define-layer';
import type { DataFormat, Interpolation, LayerOptions } from './layer-options';
import type { FlipMode } from './random-flip';
import { RandomFlip } from './random-flip';
import type { Factor } from './random-image-layer';
import { RandomRotation } from './random-rotation';
import { RandomTranslation } from './random-translation';
import { RandomZoom } from './random-zoom';
import { Resizing } from './resizing';

/** Options of {@link rescaling}. */
export interface RescalingOptions extends LayerOptions {
  /** What values are multiplied by, such as `1 / 255`. */
  scale: number | number[];
  /** What is added then. Default 0. */
  offset?: number | number[];
}

/** x · scale + offset. */
export const rescaling = defineLayer<RescalingOptions>('rescaling', stockClass('Rescaling'), {
  scale: required,
  offset: 0,
});

/** Options of {@link resizing}. */
export interface ResizingOptions extends LayerOptions {
  /** The new height, in pixels. */
  height: number;
  /** The new width, in pixels. */
  width: number;
  /** How pixels in between are computed. Default `bilinear`. */
  interpolation?: Interpolation;
  /** Whether pictures keep their proportions and lose what sticks out. Default false. */
  cropToAspectRatio?: boolean;
  /** Whether pictures keep their proportions and get bars at their sides. Default false. */
  padToAspectRatio?: boolean;
  /** The value of the bars. Default 0. */
  fillValue?: number;
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Pictures of a given size: [batch, height, width, channels]. */
export const resizing = defineLayer<ResizingOptions>('resizing', Resizing, {
  height: required,
  width: required,
  interpolation: 'bilinear',
  cropToAspectRatio: false,
  padToAspectRatio: false,
  fillValue: 0,
  dataFormat: 'channelsLast',
});

/** Options of {@link centerCrop}. */
export interface CenterCropOptions extends LayerOptions {
  /** The new height, in pixels. */
  height: number;
  /** The new width, in pixels. */
  width: number;
}

/** The middle of pictures. */
export const centerCrop = defineLayer<CenterCropOptions>('centerCrop', CenterCrop, {
  height: required,
  width: required,
});

/** Options of {@link categoryEncoding}. */
export interface CategoryEncodingOptions extends LayerOptions {
  /** How many categories there are: 0 … numTokens − 1. */
  numTokens: number;
  /** One row for each number, one that marks all of a sample, or one that counts them. Default `multiHot`. */
  outputMode?: CategoryOutput;
}

/** Numbers of categories become rows of 0 and 1: [batch, n] becomes [batch, numTokens]. */
export const categoryEncoding = defineLayer<CategoryEncodingOptions>('categoryEncoding', CategoryEncoding, {
  numTokens: required,
  outputMode: 'multiHot',
});

interface SeedOption extends LayerOptions {
  /** Any integer; layers of the same seed draw the same. Default: what setRandomSeed seeds. */
  seed?: number;
}

/** Options of {@link randomFlip}. */
export interface RandomFlipOptions extends SeedOption {
  /** In which direction. Default `horizontalAndVertical`, both at once. */
  mode?: FlipMode;
}

/** Data augmentation (データ拡張): flips every other picture in training, by chance. */
export const randomFlip = defineLayer<RandomFlipOptions>('randomFlip', RandomFlip, {
  mode: 'horizontalAndVertical',
  seed: undefined,
});

/** What stands where a picture does not reach. */
interface FillOptions extends SeedOption {
  /** The picture's mirror image, one value, the picture again, or its nearest pixel. Default `reflect`. */
  fillMode?: FillMode;
  /** The value for the mode `constant`. Default 0. */
  fillValue?: number;
  /** How pixels in between are computed. Default `bilinear`. */
  interpolation?: Interpolation;
}

const FILL = { fillMode: 'reflect', fillValue: 0, interpolation: 'bilinear', seed: undefined } as const;

/** Options of {@link randomRotation}. */
export interface RandomRotationOptions extends FillOptions {
  /** How far at most, in whole turns: 0.1 is up to 36° either way; or [lowest, highest]. */
  factor: Factor;
}

/** Data augmentation (データ拡張): turns pictures in training, at random. */
export const randomRotation = defineLayer<RandomRotationOptions>('randomRotation', RandomRotation, {
  factor: required,
  ...FILL,
});

/** Options of {@link randomZoom}. */
export interface RandomZoomOptions extends FillOptions {
  /** How much more of the height is shown (above 0: smaller) or less (below 0: larger), at most; or [lowest, highest]. */
  heightFactor: Factor;
  /** The same for the width. Default: as for the height, so that proportions stay. */
  widthFactor?: Factor;
}

/** Data augmentation (データ拡張): makes pictures larger and smaller in training, at random. */
export const randomZoom = defineLayer<RandomZoomOptions>('randomZoom', RandomZoom, {
  heightFactor: required,
  widthFactor: undefined,
  ...FILL,
});

/** Options of {@link randomTranslation}. */
export interface RandomTranslationOptions extends FillOptions {
  /** How far up and down at most, as a share of the height; or [lowest, highest]. */
  heightFactor: Factor;
  /** How far left and right at most, as a share of the width; or [lowest, highest]. */
  widthFactor: Factor;
}

/** Data augmentation (データ拡張): shifts pictures in training, at random. */
export const randomTranslation = defineLayer<RandomTranslationOptions>(
  'randomTranslation',
  RandomTranslation,
  { heightFactor: required, widthFactor: required, ...FILL },
);
