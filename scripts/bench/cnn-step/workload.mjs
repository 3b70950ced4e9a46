// The work that all four programs do; keras.py and pytorch.py have the same numbers.

/** Pictures in a step. */
export const batchSize = 128;
/** Steps that are timed, after WARM_UP that are not. */
export const steps = 30;
const WARM_UP = 10;

/** As many pictures as the steps need, of no meaning, with labels: speed does not depend on what they show. */
export function pictures() {
  const samples = (steps + WARM_UP) * batchSize;
  const x = new Float32Array(samples * 784).map((_, i) => (i % 97) / 97);
  const y = new Float32Array(samples * 10);
  for (let i = 0; i < samples; i++) y[i * 10 + (i % 10)] = 1;
  return {
    x: { dtype: /** @type {const} */ ('float32'), shape: [samples, 28, 28, 1], data: x },
    y: { dtype: /** @type {const} */ ('float32'), shape: [samples, 10], data: y },
  };
}

/** Takes the time at the end of each step. */
export function stepTimer() {
  /** @type {number[]} */
  const ends = [];
  return {
    tick: () => {
      ends.push(performance.now());
    },
    /** @param {number} count of the last steps */
    perStep: (count) => (ends[ends.length - 1] - ends[ends.length - 1 - count]) / count,
  };
}
