import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { failureOf } from './failure.mjs';
import { pythonVariables } from '../../lib/keras-nyumon/command/python-probe.mjs';
import { writeWhole } from './stamp.mjs';

/**
 * A JupyterLab that has been started.
 *
 * @typedef {object} JupyterLab
 * @property {string} url            of the first page, with the token
 * @property {Promise<void>} ready   resolves when it answers; rejects with a Problem when it ends or is silent for two
 *   minutes
 * @property {Promise<number>} ended  resolves to its exit code
 * @property {() => Promise<void>} stop  ends it and its kernels
 */

const LONGEST_START_MS = 120_000;

/**
 * Starts JupyterLab on 127.0.0.1. It keeps to itself: settings, open tabs and the list of
 * recent files go to .setup/jupyter/, and what the reader has configured for other Jupyters does not reach it.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.python    the program of its Python environment
 * @param {number} options.port      a free one
 * @param {string} options.token
 * @param {string | null} options.open    the notebook to show first, relative to root, with slashes
 * @param {boolean} options.browser  whether it opens a browser by itself
 * @returns {JupyterLab}
 */
export function startJupyterLab({ root, env, python, port, token, open, browser }) {
  const home = join(root, '.setup', 'jupyter');
  writeWhole(join(home, 'app-settings', 'overrides.json'), `${JSON.stringify(SETTINGS, null, 2)}\n`);
  const log = join(root, '.setup', 'logs', 'jupyterlab.log');
  mkdirSync(join(root, '.setup', 'logs'), { recursive: true });
  const output = openSync(log, 'w');
  const page = `/lab${open ? `/tree/${open.split('/').map(encodeURIComponent).join('/')}` : ''}`;
  const settled = [
    ...['--ServerApp.ip=127.0.0.1', `--ServerApp.port=${port}`, '--ServerApp.port_retries=0'],
    `--config=${fileURLToPath(new URL('jupyter/jupyter_lab_config.py', import.meta.url))}`,
    `--ServerApp.root_dir=${root}`,
    `--LabApp.default_url=${page}`,
    `--LabApp.app_settings_dir=${join(home, 'app-settings')}`,
    ...['--ServerApp.answer_yes=True', '--ServerApp.allow_root=True', '--LabApp.news_url='],
    ...(browser ? [] : ['--no-browser']),
  ];
  const child = spawn(python, ['-m', 'jupyterlab', ...settled], {
    cwd: root,
    env: jupyterVariables(env, home, token),
    stdio: ['ignore', output, output],
    windowsHide: true,
    // In a group of its own, so that Ctrl+C reaches only us, and we end it in good order.
    detached: process.platform !== 'win32',
  });
  closeSync(output);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 128));
  });
  const base = `http://127.0.0.1:${port}`;
  const stop = () => stopJupyterLab(child, ended, `${base}/api/shutdown`, token);
  const ready = answersInTime(`${base}/api/status`, token, ended).then(async (answers) => {
    if (answers) return;
    await stop();
    throw failureOf({
      root,
      ja: 'JupyterLab が起動しませんでした。',
      en: 'JupyterLab did not start.',
      lines: readFileSync(log, 'utf8').split('\n'),
      log,
      again: 'npm run doctor',
    });
  });
  return { url: `${base}${page}?token=${token}`, ready, ended, stop };
}

const SETTINGS = {
  // No network in class: neither news nor updates are looked for.
  '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false },
};

/** @param {NodeJS.ProcessEnv} env @param {string} home @param {string} token */
const jupyterVariables = (env, home, token) => ({
  ...pythonVariables(env),
  JUPYTER_CONFIG_DIR: join(home, 'config'),
  // This environment's kernel counts, even if another one named tslab is installed for the user.
  JUPYTER_PREFER_ENV_PATH: '1',
  // Not among the arguments: other users can see those.
  JUPYTER_TOKEN: token,
});

/** @param {string} url @param {string} token @param {Promise<number>} ended */
async function answersInTime(url, token, ended) {
  const gone = ended.then(() => 'gone');
  for (const start = Date.now(); Date.now() - start < LONGEST_START_MS;) {
    if ((await ask('GET', url, token)) === 200) return true;
    if ((await Promise.race([sleep(100), gone])) === 'gone') return false;
  }
  return false;
}

/** @param {import('node:child_process').ChildProcess} child @param {Promise<number>} ended @param {string} url @param {string} token */
async function stopJupyterLab(child, ended, url, token) {
  // Asked over HTTP it ends its kernels first, on Windows too, where there is no signal that would say so.
  await ask('POST', url, token);
  const forced = [5000, 10_000].map((delay, i) =>
    setTimeout(() => child.kill(i ? 'SIGKILL' : 'SIGTERM'), delay),
  );
  await ended;
  forced.forEach(clearTimeout);
}

/** @param {string} method @param {string} url @param {string} token @returns {Promise<number>} the status, 0 for no answer */
function ask(method, url, token) {
  return new Promise((resolve) => {
    const request = http.request(url, {
      method,
      headers: { authorization: `token ${token}` },
      timeout: 5000,
    });
    request.on('response', (response) => resolve(response.resume().statusCode ?? 0));
    request.on('timeout', () => request.destroy()).on('error', () => resolve(0));
    request.end();
  });
}
