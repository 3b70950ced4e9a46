/**
 * Round numbers for an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param most how many there may be about
 */
export function niceTicks(low: number, high: number, most: number): number[] {
  const wanted = (high - low) / Math.max(most, 1);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = ([1, 2, 5].find((factor) => factor * power >= wanted) ?? 10) * power;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  // Multiplied and cut, because repeated addition would give 0.30000000000000004.
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(10)));
}
