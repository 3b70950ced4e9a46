/** A hint that fits a mistake, in both languages; it does not give the answer away. */
export interface Hint {
  ja: string;
  en: string;
}

/** What an exercise says of an answer: that it is right, or a hint. */
export type Verdict = 'right' | Hint;

/**
 * Judges the answer to an exercise of a lesson.
 *
 * @param answer what the reader made, of any type; never undefined, which `check` takes for "not yet written"
 */
export type Exercise = (answer: unknown) => Verdict | Promise<Verdict>;
