/** What rounding can leave of values that add up to nothing, such as a gradient behind the mean of a single sample. */
const NOTHING = 1e-5;

/** Whether values are those expected, but for how they were rounded: by so much of the largest one. */
export function isNear(values: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): boolean {
  if (values.length !== expected.length) return false;
  let largest = 0;
  let difference = 0;
  for (let i = 0; i < values.length; i++) {
    // Where both are infinite or not a number, there is no difference to compute.
    if (Object.is(values[i], expected[i])) continue;
    difference = Math.max(difference, Math.abs(values[i] - expected[i]));
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return difference <= tolerance * largest + NOTHING;
}
