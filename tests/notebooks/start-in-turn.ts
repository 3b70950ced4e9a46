/**
 * Starts tasks one after the other, some at a time.
 *
 * @param atOnce how many run at the same time
 * @returns a promise for each task's result, in the tasks' order
 */
export function startInTurn<T>(tasks: (() => Promise<T>)[], atOnce: number): Promise<T>[] {
  const ended: Promise<unknown>[] = [];
  const runs: Promise<T>[] = [];
  tasks.forEach((task, i) => {
    const before = i < atOnce ? Promise.resolve() : ended[i - atOnce];
    const run = before.then(task);
    runs.push(run);
    // A failure is told where the result is awaited; the next task starts all the same.
    ended.push(run.catch(() => undefined));
  });
  return runs;
}
