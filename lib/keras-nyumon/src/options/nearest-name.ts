import { closest, distance } from 'fastest-levenshtein';

/**
 * The known name that was probably meant: the nearest by edit distance. Capitals and underscores do not count, so that
 * Python's `batch_size` finds `batchSize`.
 *
 * @returns undefined when nothing is near
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const bySpelling = new Map(known.map((each) => [plain(each), each]));
  const nearest = closest(plain(name), [...bySpelling.keys()]);
  // Two letters wrong or swapped. More would find words that mean something else: loss for val_loss.
  const isNear = distance(plain(name), nearest) <= (name.length > 3 ? 2 : 1);
  return isNear ? bySpelling.get(nearest) : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}
