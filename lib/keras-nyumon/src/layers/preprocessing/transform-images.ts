import { tf } from '../../backend/tf';
import type { Interpolation } from '../definition/layer-options';

/** What stands outside a picture: its mirror image, one value, itself again, or its nearest pixel. */
export type FillMode = 'reflect' | 'constant' | 'wrap' | 'nearest';

/** Where a pixel of the new picture [x, y] comes from: [a0·x + a1·y + a2, b0·x + b1·y + b2]. */
export type Affine = [a0: number, a1: number, a2: number, b0: number, b1: number, b2: number];

/** What is done where nothing is known. */
export interface Fill {
  fillMode: FillMode;
  fillValue: number;
  interpolation: Interpolation;
}

/**
 * Turns, shifts and stretches pictures, as TensorFlow's ImageProjectiveTransformV3 does, which Keras takes.
 *
 * @param images     [batch, height, width, channels]
 * @param transforms one for each picture
 * @returns float32, of the same shape
 */
export function transformImages(images: tf.Tensor, transforms: Affine[], fill: Fill): tf.Tensor {
  return tf.tidy(() => {
    const [, height, width] = images.shape;
    const pixels = tf.stack(gridOf(height, width));
    const places = tf
      .matMul(tf.tensor2d(transforms).reshape([-1, 3]), pixels as tf.Tensor2D)
      .reshape([transforms.length, 2, height * width]);
    const [x, y] = tf.unstack(places, 1);
    const at = { x: inside(x, width, fill.fillMode), y: inside(y, height, fill.fillMode) };
    const read = (column: tf.Tensor, row: tf.Tensor) => pixelsAt(images, column, row, fill.fillValue);
    return fill.interpolation === 'nearest'
      ? read(roundAwayFrom0(at.x), roundAwayFrom0(at.y)).reshape(images.shape)
      : betweenFour(at, read).reshape(images.shape);
  });
}

/** For each pixel x, y and 1, each [height × width]. */
function gridOf(height: number, width: number): tf.Tensor[] {
  const pixels = tf.range(0, height * width);
  const y = tf.floor(pixels.add(0.5).div(width));
  return [pixels.sub(y.mul(width)), y, tf.onesLike(pixels)];
}

/** A place along an axis, brought into the picture as the mode says; `constant` leaves it outside. */
function inside(place: tf.Tensor, length: number, mode: FillMode): tf.Tensor {
  if (mode === 'constant') return place;
  if (mode === 'nearest') return place.clipByValue(0, length - 1);
  const mapped = mode === 'reflect' ? reflected(place, length) : wrapped(place, length);
  return mapped.clipByValue(0, length - 1);
}

/** (d c b a | a b c d | d c b a) */
function reflected(place: tf.Tensor, length: number): tf.Tensor {
  const period = 2 * length;
  const within = place.sub(tf.floor(place.div(period)).mul(period));
  return tf.where(within.greaterEqual(length), tf.sub(period - 1, within), within);
}

/** (a b c d | a b c d | a b c d), with TensorFlow's own count of how often to go round. */
function wrapped(place: tf.Tensor, length: number): tf.Tensor {
  if (length === 1) return tf.zerosLike(place);
  const rounds = tf.floor(place.abs().div(length - 1));
  const below = place.add(rounds.add(1).mul(length));
  const above = place.sub(rounds.mul(length));
  return tf.where(place.less(0), below, tf.where(place.greater(length - 1), above, place));
}

function roundAwayFrom0(place: tf.Tensor): tf.Tensor {
  return place.sign().mul(tf.floor(place.abs().add(0.5)));
}

/** The values of the four pixels around, by how near they are. */
function betweenFour(
  { x, y }: { x: tf.Tensor; y: tf.Tensor },
  read: (column: tf.Tensor, row: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  const [left, top] = [x.floor(), y.floor()];
  const [right, bottom] = [left.add(1), top.add(1)];
  const share = (amount: tf.Tensor) => amount.expandDims(-1);
  const along = (row: tf.Tensor) =>
    read(left, row)
      .mul(share(right.sub(x)))
      .add(read(right, row).mul(share(x.sub(left))));
  return along(top)
    .mul(share(bottom.sub(y)))
    .add(along(bottom).mul(share(y.sub(top))));
}

/** The pixels [batch, places, channels] in whole columns and rows [batch, places]; outside of the picture the fill value. */
function pixelsAt(images: tf.Tensor, column: tf.Tensor, row: tf.Tensor, fillValue: number): tf.Tensor {
  const [batch, height, width, channels] = images.shape;
  const isIn = column
    .greaterEqual(0)
    .logicalAnd(column.less(width))
    .logicalAnd(row.greaterEqual(0))
    .logicalAnd(row.less(height));
  const picture = tf
    .range(0, batch, 1, 'int32')
    .mul(height * width)
    .expandDims(-1);
  const index = row
    .clipByValue(0, height - 1)
    .toInt()
    .mul(width)
    .add(column.clipByValue(0, width - 1).toInt())
    .add(picture);
  const values = tf
    .gather(images.toFloat().reshape([-1, channels]), index.toInt().flatten())
    .reshape([batch, -1, channels]);
  return tf.where(isIn.expandDims(-1), values, fillValue);
}
