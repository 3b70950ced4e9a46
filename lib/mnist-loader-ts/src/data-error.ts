/**
 * What went wrong, for programs. The message says it to people.
 *
 * About a file: *not-found*, *unreadable* (no permission, a folder, a failing disk), *not-idx*, *truncated*,
 * *trailing-bytes*, *corrupt-gzip*, *swapped* (another file than its name says), *wrong-checksum*.
 * About the cache folder: *not-writable*, *disk-full*.
 * About getting a file that is nowhere on this machine: *offline* (the option forbids to download it),
 * *no-network* (no mirror could be reached), *mirror-failed* (a mirror answered, but not with the right file).
 */
export type DataErrorCode =
  | 'not-found'
  | 'unreadable'
  | 'not-idx'
  | 'truncated'
  | 'trailing-bytes'
  | 'corrupt-gzip'
  | 'swapped'
  | 'wrong-checksum'
  | 'not-writable'
  | 'disk-full'
  | 'offline'
  | 'no-network'
  | 'mirror-failed';

/** A sentence in both of the product's languages. */
export interface Sentence {
  readonly ja: string;
  readonly en: string;
}

/** Thrown for every file that can't be read, trusted, fetched or kept. Its message is Japanese, then English. */
export class DataError extends Error {
  override readonly name = 'DataError';
  /** What went wrong, as a word to switch on. */
  readonly code: DataErrorCode;
  /** The file or folder it is about. */
  readonly file: string;
  /** What is wrong, without what to do about it; notices are made of it. */
  readonly reason: Sentence;

  constructor(code: DataErrorCode, file: string, reason: Sentence, remedy: Sentence, cause?: unknown) {
    super(`${file}: ${reason.ja}${remedy.ja}\n${file}: ${reason.en} ${remedy.en}`, { cause });
    this.code = code;
    this.file = file;
    this.reason = reason;
  }
}

/** The system's code of an error (ENOENT, ENOSPC, ECONNREFUSED …), looked for down its chain of causes; '' if none. */
export function systemCode(error: unknown): string {
  // Not `instanceof Error`: what Node throws comes from another realm than code that runs in a vm context.
  for (let e = error; typeof e === 'object' && e !== null; e = 'cause' in e ? e.cause : undefined) {
    if ('code' in e && typeof e.code === 'string') return e.code;
  }
  return '';
}

/** An error in a few words: the system's code, or else its message. */
export function inShort(error: unknown): string {
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  return systemCode(error) || message;
}
