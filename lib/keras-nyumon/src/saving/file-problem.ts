import { KerasFileError } from './keras';

/** The same in both languages. */
export interface Bilingual {
  ja: string;
  en: string;
}

/**
 * An error about a file.
 *
 * @param cannot what could not be done
 * @param remedy what to do, unless the error itself says so
 * @param error  why it could not be done
 */
export function fileProblem(cannot: Bilingual, remedy: Bilingual, error: unknown): Error {
  if (error instanceof KerasFileError) {
    return new Error(`${cannot.ja}。${error.ja}\n${cannot.en}. ${error.en}`, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`${cannot.ja}(${reason})。${remedy.ja}\n${cannot.en} (${reason}). ${remedy.en}`, {
    cause: error,
  });
}
