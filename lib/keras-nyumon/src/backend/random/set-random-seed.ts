import seedrandom from 'seedrandom';

/**
 * Seeds everything that draws random numbers: initial weights, dropout, shuffling, `tf.randomNormal`, `Math.random`.
 * The same program then gives the same numbers, bit for bit, on the same machine and engine. It is Keras's
 * `set_random_seed`.
 *
 * @param seed any integer
 */
export function setRandomSeed(seed: number): void {
  // TensorFlow.js takes every unseeded draw from Math.random, so this one place reaches all of them.
  Math.random = seedrandom.alea(String(seed));
}
