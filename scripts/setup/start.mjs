import { randomBytes } from 'node:crypto';
import { runCommand } from './command.mjs';
import { firstLesson } from './first-lesson.mjs';
import { freePort } from './free-port.mjs';
import { startJupyterLab } from './jupyterlab.mjs';
import { readersLanguage } from './language.mjs';
import { readOptions, USAGE } from './options.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { inBothLanguages } from '../../lib/keras-nyumon/command/seconds.mjs';

/**
 * `npm start`: prepares what isn't prepared, then serves JupyterLab until Ctrl+C.
 *
 * @param {string[]} [words]  the options as typed
 * @param {NodeJS.ProcessEnv} [env]
 */
export function start(words = process.argv.slice(2), env = process.env) {
  /** @type {import('./jupyterlab.mjs').JupyterLab | undefined} */
  let lab;
  const began = Date.now();
  const whenStopped = async () => {
    if (lab)
      console.log('\n■ JupyterLab とカーネルを終わらせています。(Stopping JupyterLab and its kernels.)');
    await lab?.stop();
  };
  return runCommand(root, work, { whenStopped });

  async function work() {
    const options = readOptions(words);
    if (options.help) {
      console.log(USAGE);
      return 0;
    }
    const { python } = await prepare(root, env);
    if (options.prepareOnly) {
      console.log('\n準備ができました。(Everything is prepared.)\n\n    npm start\n');
      return 0;
    }
    const port = await freePort(options.port);
    if (port !== options.port)
      console.log(
        `• ポート ${options.port} は使用中なので ${port} を使います。(Port ${options.port} is in use: taking ${port}.)`,
      );
    console.log('▸ JupyterLab を起動します (starting JupyterLab)');
    const open = firstLesson(root, readersLanguage(env));
    const token = randomBytes(24).toString('hex');
    const { browser } = options;
    lab = startJupyterLab({ root, env, python: python.program, port, token, open, browser });
    await lab.ready;
    console.log(`✓ JupyterLab、全部で (in all): ${inBothLanguages((Date.now() - began) / 1000)}

${lab.url}

  ${browser ? 'ブラウザーが開かなければ、上の URL を開いてください。' : '上の URL をブラウザーで開いてください。'}
  ${browser ? 'If no browser opens, open the URL above.' : 'Open the URL above in a browser.'}
  終わるときは、ここで Ctrl+C を押します。(To stop, press Ctrl+C here.)
`);
    return await lab.ended;
  }
}
