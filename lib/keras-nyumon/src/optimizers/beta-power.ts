/**
 * `beta ** step` in float32, as Keras computes it. 1 − 0.999 differs from that of JavaScript's numbers in the fifth digit.
 */
export function betaPower(beta: number, step: number): number {
  return Math.fround(Math.fround(beta) ** step);
}
