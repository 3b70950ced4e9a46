import { bilingual } from './bilingual';
import { checkOptions } from './check-options';
import { suggestion } from './nearest-name';
import type { Option } from './option';

/**
 * The options of a function: each one's kind of values and default, so that they are read, checked and filled in from one
 * place. One that is missing, too many or of another type does not compile:
 *
 *     const OPTIONS = { delta: number({ above: 0, default: 1 }) } satisfies OptionTable<HuberOptions>;
 *     const { delta } = readOptions(options, OPTIONS, 'losses.huber');
 */
export type OptionTable<Options> = {
  [Name in keyof Options]-?: Option<
    Exclude<Options[Name], undefined>,
    undefined extends Options[Name] ? undefined : never
  >;
};

/** What {@link readOptions} gives: every option that has a default or is needed has a value. */
export type Settings<Table> = {
  [Name in keyof Table]: Table[Name] extends Option<infer Value, infer Missing> ? Value | Missing : never;
};

/**
 * The options as the caller gave them, with defaults for those that were left out.
 *
 * @param what whose options they are, as the reader calls it, such as `fit` or `layers.dense`
 * @throws RangeError for a name or a value that is not in the table, with the one that was probably meant, and for a
 *         needed option that is left out
 */
export function readOptions<Options extends object, Table extends OptionTable<Options>>(
  options: Options,
  table: Table,
  what: string,
): Settings<Table> {
  checkOptions(options, Object.keys(table), what);
  const settings = Object.entries(table as Record<string, Option<unknown, unknown>>).map(([name, option]) => {
    const value: unknown = options[name as keyof Options];
    if (value === undefined) {
      if (option.isNeeded) throw missing(name, what);
      return [name, option.default];
    }
    if (!option.accepts(value)) throw wrongValue(name, value, option, what);
    return [name, value];
  });
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined)) as Settings<Table>;
}

function missing(name: string, what: string): RangeError {
  return new RangeError(
    bilingual({
      ja: `${what} には ${name} が必要です。${what}({ ${name}: … }) のように書いてください。`,
      en: `${what} needs ${name}. Write ${what}({ ${name}: … }).`,
    }),
  );
}

function wrongValue(
  name: string,
  value: unknown,
  option: Option<unknown, unknown>,
  what: string,
): RangeError {
  const { allowed, words = [] } = option;
  const meant = suggestion(String(value), words, { ja: '', en: '' });
  return new RangeError(
    bilingual({
      ja: `${what} の ${name} は ${shown(value)} ですが、${allowed.ja}でなければなりません。${meant.ja}`,
      en: `${name} of ${what} is ${shown(value)}, but must be ${allowed.en}. ${meant.en}`.trimEnd(),
    }),
  );
}

/** A value as it would be written in a cell, cut off where it is long. */
function shown(value: unknown): string {
  const isList = Array.isArray(value);
  const text = typeof value === 'string' ? `'${value}'` : isList ? `[${value.join(', ')}]` : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
