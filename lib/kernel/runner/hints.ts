/** Hints for the commonest mistakes. */

/** What is known of an error: the compiler's number (0 for one at run time), its message, and the line. */
export interface Mistake {
  code: number;
  message: string;
  line: string | undefined;
}

/** Lines with a hint, in Japanese and in English; none when we know of none. */
export function hintFor(mistake: Mistake): string[] {
  void mistake;
  return [];
}
