/** How bright red, green and blue look to the eye (ITU-R BT.601); Pillow and Keras turn colours into grey with them. */
const RED = 0.299;
const GREEN = 0.587;
const BLUE = 0.114;

/**
 * Turns colours into grey: 0.299 · red + 0.587 · green + 0.114 · blue.
 *
 * @param values   a picture's values, row by row, the channels of a pixel side by side
 * @param channels 1 (already grey) or 3
 * @returns one value a pixel
 */
export function greyValues(values: Float32Array, channels: number): Float32Array {
  if (channels === 1) return values;
  const grey = new Float32Array(values.length / 3);
  for (let i = 0; i < grey.length; i++)
    grey[i] = RED * values[3 * i] + GREEN * values[3 * i + 1] + BLUE * values[3 * i + 2];
  return grey;
}
