import { join } from 'node:path';
import { runCommand } from '../setup/command.mjs';
import { prepare } from '../setup/prepare.mjs';
import { root } from '../setup/root.mjs';
import { inBothLanguages } from '../../lib/keras-nyumon/command/seconds.mjs';
import { judge } from './judge.mjs';
import { runNotebook } from './run-notebook.mjs';
import { showCells } from './show-cells.mjs';
import { trialFolder } from './trial-folder.mjs';

const LESSON = 'notebooks/ja/08-mnist-cnn.ipynb';

/**
 * `npm run gate`: prepares everything, executes the whole lesson on the registered kernel, and judges what it did. The
 * last line printed is `test accuracy: 0.99…`.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function gate(env = process.env) {
  return runCommand(root, work, { again: 'npm run gate' });

  async function work() {
    const { python } = await prepare(root, env);
    const start = Date.now();
    console.log(`\n▸ ${LESSON}`);
    const { show, end } = showCells(process.stdout);
    // What the lesson writes goes to a folder of its own: a reader's saved model stays as it is.
    const { folder, remove } = trialFolder(root);
    // The whole lesson, even where a rehearsal was asked for.
    const ran = await runNotebook(
      {
        root,
        env: { ...env, KERAS_NYUMON_SHORT: '' },
        python: python.program,
        notebook: join(root, LESSON),
        folder,
      },
      show,
    ).finally(remove);
    end();
    console.log(`✓ ${inBothLanguages((Date.now() - start) / 1000)}`);
    const { reasons, accuracy } = judge(ran);
    for (const reason of reasons) console.log(`✗ ${reason}`);
    console.log(`test accuracy: ${accuracy ?? 'ありません (none)'}`);
    return reasons.length ? 1 : 0;
  }
}
