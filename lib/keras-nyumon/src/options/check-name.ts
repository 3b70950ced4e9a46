import { bilingual } from './bilingual';
import { suggestion } from './nearest-name';

/**
 * Checks that a name, such as an activation's, is one that there is.
 *
 * @param name  what the caller wrote
 * @param known the names there are
 * @param what  what the name is for, as the reader calls it, such as `layers.dense activation`
 * @throws RangeError for an unknown name, with the known one that was probably meant
 */
export function checkName(name: string, known: readonly string[], what: string): void {
  if (known.includes(name)) return;
  const { ja, en } = suggestion(name, known);
  throw new RangeError(
    bilingual({
      ja: `${what} に「${name}」という名前はありません。${ja}`,
      en: `${what} knows no '${name}'. ${en}`,
    }),
  );
}
