import { bilingual } from '../../options/bilingual';
import type { NdArray } from '../../data/nd-array';

/** The axes of one picture. */
export interface PictureShape {
  height: number;
  width: number;
  /** 1 for grey, 3 for red, green and blue. */
  channels: number;
}

/**
 * Reads the shape of one picture.
 *
 * @param image shape [height, width], [height, width, 1] (grey) or [height, width, 3] (colour); or a batch of one
 *              picture, such as [1, height, width, 1]
 * @throws RangeError when the shape is none of these, or does not fit the number of elements
 */
export function pictureShape({ shape, data }: NdArray): PictureShape {
  const isColour = (axis: number) => shape[axis] === 1 || shape[axis] === 3;
  const isBatchOfOne = shape[0] === 1 && (shape.length === 4 || (shape.length === 3 && !isColour(2)));
  const [height, width, channels = 1] = isBatchOfOne ? shape.slice(1) : shape;
  const axes = shape.length - (isBatchOfOne ? 1 : 0);
  const isPicture = axes === 2 || (axes === 3 && (channels === 1 || channels === 3));
  if (isPicture && height * width * channels === data.length && data.length > 0)
    return { height, width, channels };
  const text = `[${shape.join(', ')}]`;
  throw new RangeError(
    bilingual({
      ja:
        `1枚の画像の形は [高さ, 幅]、[高さ, 幅, 1]、[高さ, 幅, 3] のどれかですが、${text} で要素が ${data.length} 個です。` +
        `何枚もあるときは takeSamples(images, i, i + 1) で1枚を選んでください。`,
      en:
        `One picture has the shape [height, width], [height, width, 1] or [height, width, 3]; this is ${text} with ` +
        `${data.length} elements. From many, choose one with takeSamples(images, i, i + 1).`,
    }),
  );
}
