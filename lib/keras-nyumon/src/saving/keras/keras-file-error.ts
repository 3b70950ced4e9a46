/** Why a file of Keras's cannot be read or written, in both languages: what is wrong, and what to do. */
export class KerasFileError extends Error {
  constructor(
    readonly ja: string,
    readonly en: string,
  ) {
    super(`${ja}\n${en}`);
  }
}
