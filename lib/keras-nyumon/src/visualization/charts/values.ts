import { bilingual } from '../../options/bilingual';
import type { NdArray } from '../../data/nd-array';

/** Numbers in a row: a list, a typed array, or an {@link NdArray} (whose shape does not matter). */
export type Values = ArrayLike<number> | NdArray;

/** Numbers in rows and columns: lists of equal length, or an {@link NdArray} of shape [rows, columns]. */
export type Matrix = readonly ArrayLike<number>[] | NdArray;

/** One thing, or several with their names. */
export type OneOrNamed<T> = T | Readonly<Record<string, T>>;

/** Values as a list, with as many digits as float32 has: more would only make the notebook longer. */
export function listOf(values: Values): number[] {
  return Array.from('shape' in values ? values.data : values, shortened);
}

/**
 * A matrix as lists.
 *
 * @throws RangeError when an {@link NdArray} has not two axes, or the rows differ in length
 */
export function rowsOf(matrix: Matrix): number[][] {
  const rows = 'shape' in matrix ? splitRows(matrix) : matrix.map(listOf);
  const lengths = new Set(rows.map(({ length }) => length));
  if (lengths.size === 1) return rows;
  throw new RangeError(
    bilingual({
      ja: `行の長さが違います(${[...lengths].join(', ')})。どの行も同じ長さにしてください。`,
      en: `The rows have different lengths (${[...lengths].join(', ')}). Make them as long.`,
    }),
  );
}

/** Several things by name; a single one has the name ''. */
export function namedOf<T extends object>(
  values: OneOrNamed<T>,
  isOne: (value: object) => value is T,
): [string, T][] {
  return isOne(values) ? [['', values]] : Object.entries(values as Record<string, T>);
}

/** Whether it is a list, a typed array or an {@link NdArray}, and not several of them by name. */
export function isValues<T>(value: object): value is ArrayLike<T> | NdArray {
  return Array.isArray(value) || ArrayBuffer.isView(value) || 'shape' in value;
}

function splitRows({ shape, data }: NdArray): number[][] {
  if (shape.length !== 2) {
    throw new RangeError(
      bilingual({
        ja: `形は [行, 列] のはずですが、[${shape.join(', ')}] です。`,
        en: `The shape must be [rows, columns], but it is [${shape.join(', ')}].`,
      }),
    );
  }
  const [rows, columns] = shape;
  return Array.from({ length: rows }, (_, i) => listOf(data.subarray(i * columns, (i + 1) * columns)));
}

function shortened(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(7));
}
