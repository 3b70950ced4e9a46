import type { RandomSource } from '../../backend/random/random-source';
import { randomSource } from '../../backend/random/random-source';
import { tf } from '../../backend/tf';
import { bilingual } from '../../options/bilingual';
import type { LayerOptions } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';

export interface SeedOption extends LayerOptions {
  /** Any integer; layers of the same seed draw the same. Default: what setRandomSeed seeds. */
  seed?: number;
}

/** A share, from −share to share; or from a lowest to a highest one. */
export type Factor = number | [lowest: number, highest: number];

/**
 * A layer that changes each picture at random in training (データ拡張), and lets it through otherwise.
 * Input and output are [batch, height, width, channels].
 */
export abstract class RandomImageLayer extends tf.layers.Layer {
  private readonly source: RandomSource;
  private readonly seed: number | null;

  constructor(config: LayerOptions & { seed?: number | null }) {
    super(config);
    this.seed = config.seed ?? null;
    this.source = randomSource(this.seed);
    this.inputSpec = [new tf.InputSpec({ ndim: 4 })];
  }

  /** Changes pictures; `draw` gives the next random number between two bounds. */
  protected abstract augment(images: tf.Tensor, draw: (range: [number, number]) => number): tf.Tensor;

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const images = oneTensor(inputs).toFloat();
      if (training !== true) return images;
      return this.augment(images, ([lowest, highest]) => lowest + this.source() * (highest - lowest));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), seed: this.seed };
  }
}

/**
 * The lowest and highest share that an option stands for.
 *
 * @throws RangeError when it lies outside of −1 … 1
 */
export function rangeOf(factor: Factor, what: string): [number, number] {
  const [lowest, highest] = Array.isArray(factor) ? factor : [-Math.abs(factor), Math.abs(factor)];
  if (lowest >= -1 && highest <= 1 && lowest <= highest) return [lowest, highest];
  throw new RangeError(
    bilingual({
      ja: `${what} は −1 から 1 までの数か、[最小, 最大] で指定してください(今は ${JSON.stringify(factor)})。`,
      en: `${what} must be a number from −1 to 1, or [lowest, highest]; it is ${JSON.stringify(factor)}.`,
    }),
  );
}
