import { turnTaker } from './take-turns';

/**
 * Runs `work` for each batch in turn. Between batches, the rest of the process gets its turn.
 *
 * @param samples   how many samples there are
 * @param batchSize how many are given to `work` at once; the last batch may be smaller
 * @param work      computes samples `begin` to `end` − 1
 * @param onBatch   told how many batches are done, of how many; it says whether to go on
 */
export async function forEachBatch(
  samples: number,
  batchSize: number,
  work: (begin: number, end: number) => void,
  onBatch: (done: number, total: number) => boolean,
): Promise<void> {
  const total = Math.ceil(samples / batchSize);
  const takeTurns = turnTaker();
  for (let done = 0; done < total; done++) {
    work(done * batchSize, Math.min((done + 1) * batchSize, samples));
    if (!onBatch(done + 1, total)) return;
    await takeTurns();
  }
}
