import type { Bilingual } from '../options/bilingual';
import { bilingual } from '../options/bilingual';
import { KerasFileError } from './keras';

/**
 * An error about a file.
 *
 * @param cannot what could not be done
 * @param remedy what to do, unless the error itself says so
 * @param error  why it could not be done
 */
export function fileProblem(cannot: Bilingual, remedy: Bilingual, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const text =
    error instanceof KerasFileError
      ? { ja: `${cannot.ja}。${error.text.ja}`, en: `${cannot.en}. ${error.text.en}` }
      : { ja: `${cannot.ja}(${reason})。${remedy.ja}`, en: `${cannot.en} (${reason}). ${remedy.en}` };
  return new Error(bilingual(text), { cause: error });
}
