import { runCommand as run } from '../../lib/keras-nyumon/command/run-command.mjs';
import { inReadersWords } from './failure.mjs';

/**
 * Runs one of our commands: errors become messages and code 1, and Ctrl+C ends what was started before it ends us.
 *
 * @param {string} root
 * @param {() => Promise<number>} work  resolves to the exit code
 * @param {{ whenStopped?: () => Promise<void>, again?: string }} [options]  whenStopped: what else to end; again: the
 *   command that goes on after an interruption
 */
export const runCommand = (root, work, options) =>
  run(work, { ...options, inReadersWords: (error) => inReadersWords(error, root) });
