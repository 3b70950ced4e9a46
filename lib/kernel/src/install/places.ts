/** Where Jupyter looks for kernels. */
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { bilingual } from './bilingual';

/** A place to install to: the user's own, the Python environment's, or any prefix. */
export type Place = { kind: 'user' } | { kind: 'sys-prefix' } | { kind: 'prefix'; path: string };

/** Whose place it is. */
export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
}

/** This machine, and who is using it. */
function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir() };
}

/**
 * The folder of a kernel's kernelspec.
 *
 * @throws Error when Python is asked for and does not answer
 */
export function kernelspecFolder(place: Place, name: string, machine = thisMachine()): string {
  return join(dataFolder(place, machine), 'kernels', name);
}

function dataFolder(place: Place, machine: Machine): string {
  switch (place.kind) {
    case 'user':
      return userDataFolder(machine);
    case 'sys-prefix':
      return join(pythonPrefix(machine), 'share', 'jupyter');
    case 'prefix':
      return join(resolve(place.path), 'share', 'jupyter');
  }
}

/** Jupyter's data folder of a user, as `jupyter --data-dir` tells it. */
export function userDataFolder({ platform, env, home }: Machine): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  if (platform === 'darwin') return join(home, 'Library', 'Jupyter');
  if (platform === 'win32')
    return env.APPDATA ? join(env.APPDATA, 'jupyter') : join(home, '.jupyter', 'data');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'jupyter');
}

/** What Python calls `sys.prefix`: the environment that is activated, else that of the Python in PATH. */
function pythonPrefix({ platform, env }: Machine): string {
  const active = env.VIRTUAL_ENV || env.CONDA_PREFIX;
  for (const program of active ? programsOf(active, platform) : ['python3', 'python']) {
    const { status, stdout } = spawnSync(program, ['-c', 'import sys; print(sys.prefix)'], {
      encoding: 'utf8',
      env: { ...env, PYTHONUTF8: '1' },
      windowsHide: true,
    });
    if (status === 0 && stdout.trim() !== '') return stdout.trim();
  }
  throw new Error(
    bilingual(
      active
        ? `有効になっている環境 ${active} の Python が動きません。環境を有効にし直すか、--prefix で場所を指定してください。`
        : 'Python が見つかりません。Jupyter のある環境を有効にするか、--prefix で場所を指定してください。',
      active
        ? `The Python of the active environment ${active} does not run. Activate it again, or name the place with --prefix.`
        : 'There is no Python. Activate the environment that has Jupyter, or name the place with --prefix.',
    ),
  );
}

/** The Pythons that an environment may have: on Windows, conda's lies elsewhere than a virtual environment's. */
function programsOf(environment: string, platform: NodeJS.Platform): string[] {
  if (platform !== 'win32') return [join(environment, 'bin', 'python')];
  return [join(environment, 'Scripts', 'python.exe'), join(environment, 'python.exe')];
}
