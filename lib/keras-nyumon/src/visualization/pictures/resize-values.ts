import type { PictureShape } from './picture-shape';

/**
 * Changes a picture's size. Shrinking takes the average of the area that falls on a new pixel, so that thin lines stay;
 * enlarging goes evenly from one pixel's centre to the next (bilinear). Each axis by itself, like TensorFlow's
 * `tf.image.resize` with `method='area'` and `method='bilinear'`.
 *
 * @param values the picture's values, row by row
 * @param shape  its height, width and channels
 * @param height the new height, in pixels
 * @param width  the new width, in pixels
 * @returns height · width · channels values
 */
export function resizeValues(
  values: Float32Array,
  shape: PictureShape,
  height: number,
  width: number,
): Float32Array {
  const { channels } = shape;
  const wide = alongAxis(values, { outer: shape.height, from: shape.width, to: width, inner: channels });
  return alongAxis(wide, { outer: 1, from: shape.height, to: height, inner: width * channels });
}

interface Axis {
  /** How many lines along this axis lie behind each other. */
  outer: number;
  /** The length before. */
  from: number;
  /** The length after. */
  to: number;
  /** The distance of neighbours along this axis in the array. */
  inner: number;
}

function alongAxis(values: Float32Array, { outer, from, to, inner }: Axis): Float32Array {
  if (from === to) return values;
  const result = new Float32Array(outer * to * inner);
  for (let target = 0; target < to; target++) {
    for (const { source, weight } of sourcesOf(target, from, to)) {
      for (let line = 0; line < outer; line++) {
        const read = (line * from + source) * inner;
        const write = (line * to + target) * inner;
        for (let i = 0; i < inner; i++) result[write + i] += weight * values[read + i];
      }
    }
  }
  return result;
}

/** The old pixels that a new one is made of; their weights add up to 1. */
function sourcesOf(target: number, from: number, to: number): { source: number; weight: number }[] {
  const scale = from / to;
  if (scale < 1) {
    const centre = Math.min(Math.max((target + 0.5) * scale - 0.5, 0), from - 1);
    const source = Math.min(Math.floor(centre), from - 2);
    if (source < 0) return [{ source: 0, weight: 1 }];
    return [
      { source, weight: 1 - (centre - source) },
      { source: source + 1, weight: centre - source },
    ];
  }
  const begin = target * scale;
  const end = begin + scale;
  const first = Math.floor(begin);
  const last = Math.min(Math.ceil(end), from);
  return Array.from({ length: last - first }, (_, i) => {
    const source = first + i;
    return { source, weight: (Math.min(end, source + 1) - Math.max(begin, source)) / scale };
  });
}
