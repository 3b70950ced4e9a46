import { anything, needed } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import type { Matrix } from './values';
import { listOf, rowsOf } from './values';

/** A height for each place on a plane. */
export interface Field {
  /** A function of x and y, or a matrix: a row for each y, in it a height for each x. */
  z: ((x: number, y: number) => number) | Matrix;
  /** Where the horizontal axis begins and ends. Default: −1 to 1; with a matrix, 0 to the last column. */
  x?: readonly [from: number, to: number];
  /** Where the other axis begins and ends. Default: −1 to 1; with a matrix, 0 to the last row. */
  y?: readonly [from: number, to: number];
}

/** The table of {@link Field}. */
export const FIELD = { x: anything(), y: anything(), z: needed(anything()) } satisfies OptionTable<Field>;

/** A field on its grid. */
export interface Grid {
  x: number[];
  y: number[];
  z: number[][];
}

/**
 * Computes a field on a grid.
 *
 * @param points how many values of a function are taken along each axis
 */
export function gridOf({ z, x, y }: Field, points: number): Grid {
  if (typeof z === 'function') {
    const [across, along] = [steps(x ?? [-1, 1], points), steps(y ?? [-1, 1], points)];
    return { x: across, y: along, z: along.map((b) => listOf(across.map((a) => z(a, b)))) };
  }
  const rows = rowsOf(z);
  return {
    x: steps(x ?? [0, rows[0].length - 1], rows[0].length),
    y: steps(y ?? [0, rows.length - 1], rows.length),
    z: rows,
  };
}

function steps([from, to]: readonly [number, number], count: number): number[] {
  return listOf(Array.from({ length: count }, (_, i) => from + ((to - from) * i) / Math.max(count - 1, 1)));
}
