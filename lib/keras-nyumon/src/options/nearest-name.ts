import { closest, distance } from 'fastest-levenshtein';
import type { Bilingual } from './bilingual';

/**
 * The known name that was probably meant: the nearest by edit distance. Capitals and underscores do not count, so that
 * Python's `batch_size` finds `batchSize`.
 *
 * @returns undefined when nothing is near
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const bySpelling = new Map(known.map((each) => [plain(each), each]));
  const nearest = closest(plain(name), [...bySpelling.keys()]);
  // Two letters wrong or swapped. More would find words that mean something else: loss for val_loss.
  const isNear = distance(plain(name), nearest) <= (name.length > 3 ? 2 : 1);
  return isNear ? bySpelling.get(nearest) : undefined;
}

/** What to do when a list of names has just been shown. */
export const CHOOSE: Bilingual = { ja: 'あるものから選んでください。', en: 'Choose one of those.' };

/**
 * What an error about an unknown name says at its end: which one was probably meant.
 *
 * @param otherwise what it says when none is near; the names there are, if left out
 */
export function suggestion(
  name: string,
  known: readonly string[],
  otherwise: Bilingual = {
    ja: `使えるのは ${known.join(', ')} です。`,
    en: `There are ${known.join(', ')}.`,
  },
): Bilingual {
  const meant = nearestName(name, known);
  if (meant === undefined) return otherwise;
  return { ja: `「${meant}」ではありませんか。`, en: `Did you mean '${meant}'?` };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}
