import { bilingual } from './bilingual';
import { suggestion } from './nearest-name';

/**
 * Checks that an object of options holds only options that there are. A misspelt one would be left out in silence, and
 * the reader would wonder why it does nothing.
 *
 * @param given the options as the caller wrote them
 * @param known the names there are
 * @param what  whose options they are, as the reader calls it, such as `fit` or `layers.dense`
 * @throws RangeError for the first unknown name, with the known one that was probably meant
 */
export function checkOptions<Options extends object>(
  given: Options,
  known: readonly (keyof Options & string)[],
  what: string,
): void {
  const names: readonly string[] = known;
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const { ja, en } = suggestion(unknown, names);
  throw new RangeError(
    bilingual({
      ja: `${what} に「${unknown}」というオプションはありません。${ja}`,
      en: `${what} has no option '${unknown}'. ${en}`,
    }),
  );
}
