import { explain } from './problem.mjs';
import { endPrograms } from './run-program.mjs';

/**
 * Runs a command: errors become messages and code 1, and Ctrl+C ends what was started before it ends us.
 *
 * @param {() => Promise<number>} work  resolves to the exit code
 * @param {object} [options]
 * @param {() => Promise<void>} [options.whenStopped]  what else to end
 * @param {string} [options.again]  the command that goes on after an interruption
 * @param {(error: unknown) => unknown} [options.inReadersWords]  makes a Problem of what the system said
 */
export async function runCommand(work, { whenStopped, again, inReadersWords = (error) => error } = {}) {
  let stopping = false;
  for (const [signal, number] of /** @type {const} */ ([
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ]))
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      if (again)
        console.error(
          `\n■ 中断しました。${again} で続きから始まります。(Interrupted; ${again} goes on from here.)`,
        );
      void Promise.all([endPrograms(), whenStopped?.()]).finally(() => process.exit(128 + number));
    });
  try {
    process.exitCode = await work();
  } catch (error) {
    // What was interrupted fails too; that has been said.
    if (stopping) return;
    console.error(explain(inReadersWords(error)));
    process.exitCode = 1;
  }
}
