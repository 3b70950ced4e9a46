import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port';

/**
 * Starts JupyterLab as a server for many readers does: its pages lie under a base URL, and it serves one folder alone.
 *
 * @param folder  what it serves
 * @param baseUrl such as `/user/a/`
 * @returns its address with the token, and what ends it
 */
export async function serveElsewhere(
  folder: string,
  baseUrl: string,
): Promise<{ url: URL; stop: () => Promise<void> }> {
  const python = process.env.KERAS_NYUMON_PYTHON;
  if (!python) throw new Error('KERAS_NYUMON_PYTHON is not set');
  const state = mkdtempSync(path.join(tmpdir(), 'jupyterlab-'));
  const port = await freePort();
  const settings = [
    ...['--no-browser', '--allow-root', `--ServerApp.port=${port}`, '--ServerApp.ip=127.0.0.1'],
    ...[
      `--ServerApp.root_dir=${folder}`,
      `--ServerApp.base_url=${baseUrl}`,
      '--IdentityProvider.token=secret',
    ],
  ];
  const child = spawn(python, ['-m', 'jupyterlab', ...settings], {
    env: {
      ...process.env,
      JUPYTER_CONFIG_DIR: path.join(state, 'config'),
      JUPYTERLAB_WORKSPACES_DIR: path.join(state, 'workspaces'),
      JUPYTERLAB_SETTINGS_DIR: path.join(state, 'settings'),
    },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = new URL(`http://127.0.0.1:${port}${baseUrl}lab?token=secret`);
  const status = new URL(`${baseUrl}api/status?token=secret`, url);
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(state, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const start = Date.now(); Date.now() - start < 120_000;) {
    const answer = await fetch(status).catch(() => undefined);
    if (answer?.ok) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error('JupyterLab did not start');
}
