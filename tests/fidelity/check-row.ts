import fs from 'node:fs';
import { largestDifference } from './largest-difference';

/** One comparison with Keras, as `npm run fidelity` lists it. */
export interface Row {
  row: string;
  /** The largest difference, relative to the largest number expected. */
  difference: number;
  tolerance: number;
  ok: boolean;
  /** Why the tolerance is not 1e-5. */
  why?: Why;
}

/** A reason, in both languages of the published table. */
interface Why {
  ja: string;
  en: string;
}

/**
 * Compares our numbers with Keras's, in any nesting, and writes the row down for `npm run fidelity`.
 *
 * @param row   what is compared, such as `optimizer adam: 20 steps`
 * @param loose the largest relative difference that passes where 1e-5 is too strict, and why
 */
export function checkRow(
  row: string,
  actual: Numbers,
  expected: Numbers,
  loose?: { tolerance: number; why: Why },
): void {
  const { tolerance, why } = loose ?? { tolerance: 1e-5, why: undefined };
  const difference = largestDifference(flat(actual), flat(expected));
  const result: Row = { row, difference, tolerance, ok: difference <= tolerance, why };
  const file = process.env.KERAS_NYUMON_FIDELITY_ROWS;
  if (file) fs.appendFileSync(file, JSON.stringify(result) + '\n');
  expect(result).toMatchObject({ row, ok: true });
}

/** A number, or nested lists and typed arrays of numbers. */
export type Numbers = number | ArrayLike<number> | readonly Numbers[];

function flat(values: Numbers): number[] {
  if (typeof values === 'number') return [values];
  return Array.from(values as ArrayLike<Numbers>, flat).flat();
}
