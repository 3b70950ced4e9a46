/**
 * One message in the reader's two languages: the Japanese line first, then the English one.
 *
 * @param {string} ja
 * @param {string} en
 * @returns {string} two lines
 */
export function bilingual(ja, en) {
  return `${ja}\n${en}`;
}

/** The reason why something can't be used here, in the reader's words; `cause` keeps what a program or the system said. */
export class Refusal extends Error {
  /**
   * @param {string} ja
   * @param {string} en
   * @param {unknown} [cause]
   */
  constructor(ja, en, cause) {
    super(bilingual(ja, en), { cause });
  }
}
