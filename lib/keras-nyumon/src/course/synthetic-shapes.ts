import { bilingual } from '../options/bilingual';
import type { NdArray } from '../data/nd-array';

/** Pictures, and for each pixel whether it belongs to a disc. */
export interface SyntheticShapes {
  /** Grey pictures, float32, shape [count, size, size, 1], values 0 … 1. */
  x: NdArray<Float32Array>;
  /** 1 where a disc is, 0 elsewhere; the same shape as `x`. */
  y: NdArray<Float32Array>;
}

/**
 * Draws pictures for learning segmentation (領域分割): discs and squares of any brightness on a noisy ground, two or
 * three in a picture, beside each other. A disc and a square differ in nothing but their outline, so no pixel can be
 * judged by itself. What is drawn follows `setRandomSeed`.
 *
 * @param count how many pictures
 * @param size  height and width of a picture, in pixels. Default 24
 * @throws RangeError when count or size is not a whole number, or the size is below 16
 */
export function syntheticShapes(count: number, size = 24): SyntheticShapes {
  checkCount(count, size);
  const pixels = size * size;
  const x = new Float32Array(count * pixels);
  const y = new Float32Array(count * pixels);
  for (let i = 0; i < count; i++) {
    const picture = x.subarray(i * pixels, (i + 1) * pixels);
    const mask = y.subarray(i * pixels, (i + 1) * pixels);
    picture.fill(between(0, 0.3));
    // One of each kind; in half of the pictures there is a third.
    const kinds: Kind[] = Math.random() < 0.5 ? ['disc', 'square'] : ['disc', 'square', anyKind()];
    const places: Place[] = [];
    for (const kind of kinds) {
      const place = freePlace(places, size);
      places.push(place);
      drawShape(kind, place, { picture, mask, size });
    }
    for (let pixel = 0; pixel < pixels; pixel++) {
      picture[pixel] = Math.min(Math.max(picture[pixel] + between(-0.1, 0.1), 0), 1);
    }
  }
  const shape = [count, size, size, 1];
  return { x: { dtype: 'float32', shape, data: x }, y: { dtype: 'float32', shape: [...shape], data: y } };
}

type Kind = 'disc' | 'square';

/** Where a shape's middle is, and how far it reaches from there, in pixels. */
interface Place {
  row: number;
  column: number;
  radius: number;
}

const MOST_TRIES = 100;

/** A place that touches no other. Where the picture is too full for one, the last that was tried. */
function freePlace(others: Place[], size: number): Place {
  let place = anyPlace(size);
  for (let tries = 1; tries < MOST_TRIES && others.some((other) => touches(place, other)); tries++) {
    place = anyPlace(size);
  }
  return place;
}

function anyPlace(size: number): Place {
  const radius = between(size / 8, size / 5);
  return { radius, row: between(radius, size - 1 - radius), column: between(radius, size - 1 - radius) };
}

/** Both may be squares, so their sides count. */
function touches(a: Place, b: Place): boolean {
  const distance = Math.max(Math.abs(a.row - b.row), Math.abs(a.column - b.column));
  return distance < a.radius + b.radius + 1;
}

/** A picture that is drawn, and its mask. */
interface Drawing {
  picture: Float32Array;
  mask: Float32Array;
  size: number;
}

function drawShape(kind: Kind, { row, column, radius }: Place, { picture, mask, size }: Drawing): void {
  const brightness = between(0.5, 0.9);
  for (let i = Math.ceil(row - radius); i <= row + radius; i++) {
    for (let j = Math.ceil(column - radius); j <= column + radius; j++) {
      if (kind === 'disc' && (i - row) ** 2 + (j - column) ** 2 > radius ** 2) continue;
      picture[i * size + j] = brightness;
      mask[i * size + j] = Number(kind === 'disc');
    }
  }
}

function anyKind(): Kind {
  return Math.random() < 0.5 ? 'disc' : 'square';
}

function between(low: number, high: number): number {
  return low + (high - low) * Math.random();
}

function checkCount(count: number, size: number): void {
  if (Number.isInteger(count) && count >= 0 && Number.isInteger(size) && size >= 16) return;
  throw new RangeError(
    bilingual({
      ja: `枚数が ${count}、大きさが ${size} です。枚数は0以上、大きさは16以上の整数にしてください。例: syntheticShapes(100, 24)`,
      en: `The count is ${count} and the size ${size}. The count must be a whole number from 0 on, the size from 16 on, as in syntheticShapes(100, 24).`,
    }),
  );
}
