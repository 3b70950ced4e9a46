import seedrandom from 'seedrandom';

/** Gives the next random number, 0 … 1, at each call. */
export type RandomSource = () => number;

/**
 * Random numbers for a layer: from a seed of its own, so that they are the same in every program, or from what
 * setRandomSeed seeds.
 */
export function randomSource(seed?: number | null): RandomSource {
  // setRandomSeed puts another function in the place of Math.random, so it must be looked up at each call.
  return seed === undefined || seed === null ? () => Math.random() : seedrandom.alea(String(seed));
}
