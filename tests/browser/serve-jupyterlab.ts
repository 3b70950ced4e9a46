import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../notebooks/trial-folder';
import { freePort } from './free-port';

export interface ServedJupyterLab {
  /** The address that `npm start` tells the reader to open. */
  url: URL;
  stop: () => Promise<void>;
}

/**
 * Types `npm start`, and waits for the address.
 *
 * @param variables more environment variables, for the kernels too
 */
export async function serveJupyterLab(variables: NodeJS.ProcessEnv): Promise<ServedJupyterLab> {
  // Which tabs are open and which settings were changed: a reader's own stay as they are.
  const state = mkdtempSync(path.join(tmpdir(), 'jupyterlab-'));
  const child = spawn('npm', ['start', '--', '--no-browser', '--port', String(await freePort())], {
    cwd: repository,
    env: {
      ...process.env,
      LC_ALL: 'ja_JP.UTF-8',
      JUPYTERLAB_WORKSPACES_DIR: path.join(state, 'workspaces'),
      JUPYTERLAB_SETTINGS_DIR: path.join(state, 'settings'),
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  const url = await address(child);
  const stop = async () => {
    // As JupyterLab's own menu "Shut Down" does; then `npm start` ends too.
    await fetch(new URL('/api/shutdown', url), {
      method: 'POST',
      headers: { authorization: `token ${url.searchParams.get('token') ?? ''}` },
    });
    await ended;
    rmSync(state, { recursive: true, force: true });
  };
  return { url, stop };
}

function address(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: string) => {
      said += text;
      const found = /^http:\/\/127\.0\.0\.1:\d+\/lab\S*token=\S+$/m.exec(said);
      if (found) resolve(new URL(found[0]));
    };
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.stderr?.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('close', (code) => {
      reject(new Error(`npm start ended with code ${code ?? 'none'}:\n${said}`));
    });
  });
}
