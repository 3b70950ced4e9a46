import { bilingual } from '../../options/bilingual';
import type { Coordinate } from './figure';
import type { Points } from './thin';
import type { OneOrNamed, Values } from './values';
import { isValues, listOf, namedOf } from './values';

/** A place on the x axis for each value: numbers, or names. */
export type Coordinates = Values | readonly string[];

/** A line, a set of bars, a cloud of points, with what the legend calls it ('' if it is the only one). */
export interface Series extends Points<Coordinate> {
  name: string;
}

/**
 * Brings x and y together.
 *
 * @param x one for all, or one for each name in y; 0, 1, 2 … when left out
 * @param y one series, or several by name
 * @throws RangeError when x and y differ in length, or a name in y is missing in x
 */
export function seriesOf(x: OneOrNamed<Coordinates> | undefined, y: OneOrNamed<Values>): Series[] {
  return namedOf<Values>(y, isValues).map(([name, values]) => {
    const list = listOf(values);
    const places = x === undefined ? Array.from(list, (_, i) => i) : coordinatesOf(x, name);
    checkSameLength(name, places.length, list.length);
    return { name, x: places, y: list };
  });
}

function coordinatesOf(x: OneOrNamed<Coordinates>, name: string): Coordinate[] {
  const own = isValues<number | string>(x)
    ? x
    : (x as Readonly<Record<string, Coordinates | undefined>>)[name];
  if (own === undefined) {
    throw new RangeError(
      bilingual({
        ja: `x に「${name}」がありません。y と同じ名前で渡してください。`,
        en: `x has no '${name}'. Pass it under the names of y.`,
      }),
    );
  }
  if ('shape' in own) return listOf(own);
  return typeof own[0] === 'string' ? Array.from(own as readonly string[]) : listOf(own as Values);
}

function checkSameLength(name: string, x: number, y: number): void {
  if (x === y) return;
  throw new RangeError(
    bilingual({
      ja: `x は ${x} 個、y${name && `(${name})`} は ${y} 個です。同じ個数にしてください。`,
      en: `x has ${x} values and y${name && ` (${name})`} ${y}. Make them as many.`,
    }),
  );
}
