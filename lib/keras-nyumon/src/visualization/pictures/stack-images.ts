import { bilingual } from '../../options/bilingual';
import type { NdArray } from '../../data/nd-array';
import { pictureShape } from './picture-shape';
import { unitValues } from './unit-values';

/**
 * Puts pictures of one size into one array, as a model and `imgrid` take them: NumPy's `np.stack`.
 *
 * @param images each of shape [height, width], [height, width, 1] or [height, width, 3]
 * @returns float32, shape [n, height, width, channels], values 0 … 1
 * @throws RangeError when there are none, or they differ in size or channels
 *
 * @example
 *   const answers = await predict(model, stackImages([mnistLike(readImage('six.png')), textImage('6')]));
 */
export function stackImages(images: readonly NdArray[]): NdArray<Float32Array> {
  if (images.length === 0) {
    throw new RangeError(
      bilingual({
        ja: '画像が0枚です。stackImages([image]) のように1枚以上渡してください。',
        en: 'There are no pictures. Pass at least one, as in stackImages([image]).',
      }),
    );
  }
  const shapes = images.map((image) => {
    const { height, width, channels } = pictureShape(image);
    return [height, width, channels];
  });
  const [first] = shapes;
  const other = shapes.findIndex((shape) => shape.some((length, axis) => length !== first[axis]));
  if (other > 0) {
    throw new RangeError(
      bilingual({
        ja: `0枚目の画像は [${first.join(', ')}]、${other}枚目は [${shapes[other].join(', ')}] です。readImage の size と channels でそろえてください。`,
        en: `Picture 0 is [${first.join(', ')}], picture ${other} [${shapes[other].join(', ')}]. Make them alike with size and channels of readImage.`,
      }),
    );
  }
  const length = first.reduce((product, axis) => product * axis, 1);
  const data = new Float32Array(images.length * length);
  images.forEach((image, i) => {
    data.set(unitValues(image), i * length);
  });
  return { dtype: 'float32', shape: [images.length, ...first], data };
}
