import { bilingual } from './bilingual';
import { suggestion } from './nearest-name';

/**
 * Checks that an object of options holds only options that there are. A misspelt one would be left out in silence, and
 * the reader would wonder why it does nothing.
 *
 * @param given the options as the caller wrote them
 * @param known the names there are: those of the function's table
 * @param what  whose options they are, as the reader calls it, such as `fit` or `layers.dense`
 * @throws RangeError for the first unknown name, with the known one that was probably meant
 */
export function checkOptions(given: object, known: readonly string[], what: string): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const { ja, en } = suggestion(unknown, known);
  throw new RangeError(
    bilingual({
      ja: `${what} に「${unknown}」というオプションはありません。${ja}`,
      en: `${what} has no option '${unknown}'. ${en}`,
    }),
  );
}
