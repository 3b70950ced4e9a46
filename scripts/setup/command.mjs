import { inReadersWords } from './failure.mjs';
import { explain } from './problem.mjs';
import { endPrograms } from './run-program.mjs';

/**
 * Runs one of our commands: errors become messages and code 1, and Ctrl+C ends what was started before it ends us.
 *
 * @param {string} root
 * @param {() => Promise<number>} work  resolves to the exit code
 * @param {{ whenStopped?: () => Promise<void>, again?: string }} [options]  whenStopped: what else to end; again: the
 *   command that goes on after an interruption
 */
export async function runCommand(root, work, { whenStopped, again } = {}) {
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
    console.error(explain(inReadersWords(error, root)));
    process.exitCode = 1;
  }
}
