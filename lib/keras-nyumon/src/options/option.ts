import type { Bilingual } from './bilingual';

/**
 * What one option of a function may be, and what it is where it is left out.
 *
 * @typeParam Missing `never` for an option that has a default or must be given
 */
export interface Option<in out Value, out Missing = undefined> {
  readonly accepts: (value: unknown) => boolean;
  /** What is allowed, as an error says it: the rest of "it must be …". */
  readonly allowed: Bilingual;
  readonly default: Value | Missing;
  readonly isNeeded?: boolean;
  /** The words that are allowed, if it is one of some. */
  readonly words?: readonly string[];
}

type Missing<Default> = Default extends undefined ? undefined : never;

/** The smallest and the largest number: `least` and `most` may be reached, `above` and `below` may not. */
export interface Bounds {
  least?: number;
  above?: number;
  most?: number;
  below?: number;
}

/** A number within bounds. */
export function number<Default extends number | undefined = undefined>({
  default: fallback,
  ...bounds
}: Bounds & { default?: Default } = {}): Option<number, Missing<Default>> {
  return option((value) => isWithin(value, bounds), within(bounds, { ja: '数', en: 'a number' }), fallback);
}

/** A whole number within bounds. */
export function integer<Default extends number | undefined = undefined>({
  default: fallback,
  ...bounds
}: Bounds & { default?: Default } = {}): Option<number, Missing<Default>> {
  const allowed = within(bounds, { ja: '整数', en: 'an integer' });
  return option((value) => Number.isInteger(value) && isWithin(value, bounds), allowed, fallback);
}

/** A list of numbers. */
export const numbers = (): Option<number[]> =>
  option((value) => Array.isArray(value) && value.every((each) => isWithin(each, {})), {
    ja: '数の配列',
    en: 'an array of numbers',
  });

/** Yes or no. */
export function flag<Default extends boolean | undefined = undefined>(
  fallback?: Default,
): Option<boolean, Missing<Default>> {
  return option(
    (value) => typeof value === 'boolean',
    { ja: 'true か false', en: 'true or false' },
    fallback,
  );
}

/** A text. */
export function text<Default extends string | undefined = undefined>(
  fallback?: Default,
): Option<string, Missing<Default>> {
  return option((value) => typeof value === 'string', { ja: '文字列', en: 'a string' }, fallback);
}

/** One of some words or numbers. */
export function oneOf<
  const Value extends string | number,
  Default extends NoInfer<Value> | undefined = undefined,
>(values: readonly Value[], fallback?: Default): Option<Value, Missing<Default>> {
  const list = values.map((value) => JSON.stringify(value).replaceAll('"', "'")).join(', ');
  const words = values.filter((value) => typeof value === 'string');
  const allowed = { ja: `${list} のどれか`, en: `one of ${list}` };
  return { ...option<Value, Default>((value) => values.includes(value as Value), allowed, fallback), words };
}

/** What has its own check, or none. */
export const anything = <Value>(): Option<Value> => option(() => true, { ja: '', en: '' });

/** An option that has no default and must be given. */
export function needed<Value>(each: Option<Value>): Option<Value, never> {
  return { ...each, isNeeded: true } as Option<Value, never>;
}

/**
 * An option with a check of its own.
 *
 * @param allowed what is allowed, as an error says it: the rest of "it must be …"
 */
export function option<Value, Default extends Value | undefined = undefined>(
  accepts: (value: unknown) => boolean,
  allowed: Bilingual,
  fallback?: Default,
): Option<Value, Missing<Default>> {
  return { accepts, allowed, default: fallback as Value | Missing<Default> };
}

function isWithin(value: unknown, { least, above, most, below }: Bounds): boolean {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  const isLargeEnough = value >= (least ?? -Infinity) && (above === undefined || value > above);
  return isLargeEnough && value <= (most ?? Infinity) && (below === undefined || value < below);
}

function within({ least, above, most, below }: Bounds, what: Bilingual): Bilingual {
  const given = [
    { bound: least, ja: '以上の', en: '≥' },
    { bound: above, ja: 'より大きい', en: '>' },
    { bound: most, ja: '以下の', en: '≤' },
    { bound: below, ja: '未満の', en: '<' },
  ].filter(({ bound }) => bound !== undefined);
  const ja = given.map((each) => `${each.bound}${each.ja}`).join('、');
  const en = given.map((each) => ` ${each.en} ${each.bound}`).join(' and');
  return { ja: ja + what.ja, en: what.en + en };
}
