import { AlphaDropout } from './alpha-dropout';
import { defineLayer, required } from './define-layer';
import { Dropout, SpatialDropout1D, SpatialDropout2D, SpatialDropout3D } from './dropout';
import { GaussianDropout } from './gaussian-dropout';
import { GaussianNoise } from './gaussian-noise';
import type { DataFormat, LayerOptions } from './layer-options';

/** Options of the spatial dropout layers. */
export interface RateOptions extends LayerOptions {
  /** The share that is dropped, 0 … 1. */
  rate: number;
  /** Any integer; layers of the same seed draw the same. Default: what setRandomSeed seeds. */
  seed?: number;
}

/** Options of {@link dropout} and {@link alphaDropout}. */
export interface DropoutOptions extends RateOptions {
  /** The shape of what is drawn; an axis of 1 keeps or loses its elements together, `null` is the input's length. */
  noiseShape?: (number | null)[];
}

const RATE = { rate: required, seed: undefined } as const;

/** Dropout (ドロップアウト): sets a share of the values to 0 in training, at random, against overfitting (過学習). */
export const dropout = defineLayer<DropoutOptions>('dropout', Dropout, { ...RATE, noiseShape: undefined });

/** Dropout of whole channels of sequences [batch, steps, channels]. */
export const spatialDropout1d = defineLayer<RateOptions>('spatialDropout1d', SpatialDropout1D, RATE);

/** Options of {@link spatialDropout2d} and {@link spatialDropout3d}. */
export interface SpatialDropoutOptions extends RateOptions {
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Dropout of whole channels of pictures [batch, height, width, channels]. */
export const spatialDropout2d = defineLayer<SpatialDropoutOptions>('spatialDropout2d', SpatialDropout2D, {
  ...RATE,
  dataFormat: 'channelsLast',
});

/** Dropout of whole channels of volumes [batch, depth, height, width, channels]. */
export const spatialDropout3d = defineLayer<SpatialDropoutOptions>('spatialDropout3d', SpatialDropout3D, {
  ...RATE,
  dataFormat: 'channelsLast',
});

/** Dropout for selu, which keeps mean 0 and variance 1. */
export const alphaDropout = defineLayer<DropoutOptions>('alphaDropout', AlphaDropout, {
  ...RATE,
  noiseShape: undefined,
});

/** Multiplies by normal noise of mean 1 in training. */
export const gaussianDropout = defineLayer<RateOptions>('gaussianDropout', GaussianDropout, RATE);

/** Options of {@link gaussianNoise}. */
export interface GaussianNoiseOptions extends LayerOptions {
  /** The noise's standard deviation. */
  stddev: number;
  /** Any integer; layers of the same seed draw the same. Default: what setRandomSeed seeds. */
  seed?: number;
}

/** Adds normal noise in training. */
export const gaussianNoise = defineLayer<GaussianNoiseOptions>('gaussianNoise', GaussianNoise, {
  stddev: required,
  seed: undefined,
});
