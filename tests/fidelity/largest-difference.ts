/**
 * The largest difference of two lists of numbers, relative to the largest magnitude expected. NaN and infinities agree
 * only with themselves.
 */
export function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length)
    throw new Error(`${actual.length} values, expected ${expected.length}`);
  let most = 0;
  let scale = 0;
  for (let i = 0; i < actual.length; i++) {
    if (Object.is(actual[i], expected[i])) continue;
    const difference = Math.abs(actual[i] - expected[i]);
    // NaN must not pass as close.
    if (!(difference <= most)) most = difference;
  }
  for (let i = 0; i < expected.length; i++) {
    if (Number.isFinite(expected[i])) scale = Math.max(scale, Math.abs(expected[i]));
  }
  return scale === 0 ? most : most / scale;
}
