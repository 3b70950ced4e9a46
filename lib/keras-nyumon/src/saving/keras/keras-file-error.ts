import type { Bilingual } from '../../options/bilingual';
import { bilingual } from '../../options/bilingual';

/** Why a file of Keras's cannot be read or written: what is wrong, and what to do. */
export class KerasFileError extends Error {
  constructor(readonly text: Bilingual) {
    super(bilingual(text));
  }
}
