import type { ColourScale } from './figure';

/** The colour at a place, 0 … 1, on a scale. */
export function colourOnScale(scale: ColourScale, place: number): string {
  const after = Math.max(
    1,
    scale.findIndex(([end]) => end >= place),
  );
  const [[begin, from], [end, to]] = [scale[after - 1], scale[after]];
  const share = Math.min(Math.max((place - begin) / (end - begin), 0), 1);
  const [a, b] = [channels(from), channels(to)];
  return `rgb(${a.map((value, i) => Math.round(value + (b[i] - value) * share)).join(',')})`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
}
