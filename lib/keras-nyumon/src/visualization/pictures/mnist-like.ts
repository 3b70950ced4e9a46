import type { NdArray } from '../../data/nd-array';
import { greyValues } from './grey-values';
import { pictureShape } from './picture-shape';
import { resizeValues } from './resize-values';
import { unitValues } from './unit-values';

/** The side of an MNIST picture, in pixels. */
const SIDE = 28;
/** The side of the box that a digit fills, in pixels; around it stays a margin. */
const BOX = 20;
/**
 * Where MNIST's digits have their centre of mass: in pixel 14 of 0 … 27, so half a pixel to the right of and below the
 * middle. Their average over the test pictures is 14.50 and 14.49, from the left and upper edge.
 */
const CENTRE = 14.5;
/** Below this part of the strongest ink, it is the paper's grain or a shadow. */
const FAINTEST_INK = 0.2;
/** When nothing differs from the paper by more than this, nothing is drawn. */
const LEAST_CONTRAST = 0.05;

/**
 * Prepares a picture of a digit as the pictures of MNIST were prepared, so that a model trained on MNIST can read it:
 *
 * 1. colours become grey;
 * 2. the paper becomes 0 and the strongest ink 1, whether it was dark on light or light on dark; the paper is what the
 *    picture's border shows;
 * 3. the picture is cut to the ink;
 * 4. that is made to fit a box of 20 × 20 pixels, keeping its proportions;
 * 5. the box is put into 28 × 28 pixels, with the ink's centre of mass in the middle.
 *
 * Source: "The MNIST database of handwritten digits" by Y. LeCun, C. Cortes and C. J. C. Burges, for steps 4 and 5. The
 * digit pad runs this same function in the browser.
 *
 * @param image one picture of one digit, of any size; shape [height, width], [height, width, 1] or [height, width, 3];
 *              bytes 0 … 255, or float values 0 … 1
 * @returns float32, shape [28, 28, 1], values 0 … 1, the ink light on black; all 0 when nothing is drawn
 * @throws RangeError when it is not one picture
 */
export function mnistLike(image: NdArray): NdArray<Float32Array> {
  const { height, width, channels } = pictureShape(image);
  const grey: Layer = { height, width, values: greyValues(unitValues(image), channels) };
  const data = new Float32Array(SIDE * SIDE);
  const digit = cropToInk(inkOf(grey));
  if (digit) placeByMass(stretch(fitBox(digit)), data);
  return { dtype: 'float32', shape: [SIDE, SIDE, 1], data };
}

/** One value a pixel, row by row. */
interface Layer {
  height: number;
  width: number;
  values: Float32Array;
}

/** How far each pixel is from the paper, towards the side where the pen is. */
function inkOf({ height, width, values }: Layer): Layer {
  const paper = median(borderOf({ height, width, values }));
  const [darkest, lightest] = extremes(values);
  const isDarkPen = paper - darkest > lightest - paper;
  const strongest = isDarkPen ? paper - darkest : lightest - paper;
  if (strongest < LEAST_CONTRAST) return { height, width, values: new Float32Array(values.length) };
  const ink = values.map((value) => Math.max((isDarkPen ? paper - value : value - paper) / strongest, 0));
  return { height, width, values: ink.map((value) => (value < FAINTEST_INK ? 0 : value)) };
}

function borderOf({ height, width, values }: Layer): Float32Array {
  return values.filter((_, i) => {
    const row = Math.floor(i / width);
    const column = i % width;
    return row === 0 || row === height - 1 || column === 0 || column === width - 1;
  });
}

function median(values: Float32Array): number {
  return values.slice().sort()[Math.floor(values.length / 2)];
}

function extremes(values: Float32Array): [smallest: number, largest: number] {
  let smallest = Infinity;
  let largest = -Infinity;
  for (const value of values) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return [smallest, largest];
}

/** The smallest part that holds all ink; undefined when there is none. */
function cropToInk({ height, width, values }: Layer): Layer | undefined {
  let [top, bottom, left, right] = [height, -1, width, -1];
  values.forEach((value, i) => {
    if (value === 0) return;
    const row = Math.floor(i / width);
    const column = i % width;
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
  });
  if (bottom < 0) return undefined;
  const cropped = { height: bottom - top + 1, width: right - left + 1 };
  const copy = new Float32Array(cropped.height * cropped.width);
  for (let row = 0; row < cropped.height; row++) {
    const begin = (top + row) * width + left;
    copy.set(values.subarray(begin, begin + cropped.width), row * cropped.width);
  }
  return { ...cropped, values: copy };
}

/** Makes the longer side as long as the box. */
function fitBox({ height, width, values }: Layer): Layer {
  const scale = BOX / Math.max(height, width);
  const fitted = {
    height: Math.max(Math.round(height * scale), 1),
    width: Math.max(Math.round(width * scale), 1),
  };
  const shape = { height, width, channels: 1 };
  return { ...fitted, values: resizeValues(values, shape, fitted.height, fitted.width) };
}

/** Averages of thin lines are weak: the strongest ink becomes 1 again. */
function stretch({ height, width, values }: Layer): Layer {
  const [, strongest] = extremes(values);
  return { height, width, values: values.map((value) => value / strongest) };
}

/** Copies the digit to where its centre of mass comes nearest to MNIST's, without cutting anything off. */
function placeByMass({ height, width, values }: Layer, target: Float32Array): void {
  let [mass, massX, massY] = [0, 0, 0];
  values.forEach((value, i) => {
    mass += value;
    massX += value * ((i % width) + 0.5);
    massY += value * (Math.floor(i / width) + 0.5);
  });
  const place = (centre: number, length: number) =>
    Math.min(Math.max(Math.round(CENTRE - centre), 0), SIDE - length);
  const left = place(massX / mass, width);
  const top = place(massY / mass, height);
  for (let row = 0; row < height; row++)
    target.set(values.subarray(row * width, (row + 1) * width), (top + row) * SIDE + left);
}
