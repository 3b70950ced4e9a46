// The command that registers the kernel, run as a reader types it; Jupyter itself says what it finds.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { userDataFolder } from 'tslab-kernel/dist/install/places';
import { jupyterPython } from './jupyter-python';
import { kernelMain } from './kernel-client';

const command = join(__dirname, '..', '..', 'lib', 'kernel', 'bin', 'tslab-kernel.js');
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'インストール install '));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

/** A reader's variables, with `home` as their home and nothing of an active environment. */
function variables(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { PATH, SystemRoot, HOME: home, APPDATA: join(home, 'AppData'), ...more };
}

function run(words: string[], env = variables()): { code: number | null; output: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    encoding: 'utf8',
    env,
  });
  return { code: status, output: stdout, errors: stderr };
}

/** The kernels that Jupyter finds, by name, with the folders they lie in. */
function kernelsOfJupyter(env: NodeJS.ProcessEnv): Record<string, { resource_dir: string; spec: object }> {
  const listing = execFileSync(jupyterPython, ['-m', 'jupyter', 'kernelspec', 'list', '--json'], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (JSON.parse(listing) as { kernelspecs: never }).kernelspecs;
}

test('Jupyter shows what was installed into a prefix, and no more what was uninstalled', () => {
  const prefix = join(home, 'prefix');
  const env = variables({ JUPYTER_PATH: join(prefix, 'share', 'jupyter') });
  const names = ['--prefix', prefix, '--name', 'typed-cells'];
  const { code, output } = run(['install', ...names, '--display-name', 'Typed 型'], env);
  const folder = join(prefix, 'share', 'jupyter', 'kernels', 'typed-cells');
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining(folder) as string });
  expect(kernelsOfJupyter(env)['typed-cells']).toMatchObject({
    resource_dir: folder,
    spec: {
      argv: [process.execPath, kernelMain, '{connection_file}'],
      display_name: 'Typed 型',
      language: 'typescript',
    },
  });
  expect(readdirSync(folder).sort()).toEqual(['kernel.json', 'logo-svg.svg']);

  // Once more is no mistake, and changes what it shall.
  expect(run(['install', ...names], env).code).toBe(0);
  expect(kernelsOfJupyter(env)['typed-cells']).toMatchObject({
    spec: { display_name: 'TypeScript (tslab)' },
  });
  expect(run(['uninstall', ...names], env).code).toBe(0);
  expect(kernelsOfJupyter(env)).not.toHaveProperty('typed-cells');
  expect(existsSync(folder)).toBe(false);
});

test("into the user's own folder, where Jupyter looks without being told", () => {
  const env = variables();
  expect(run(['install', '--user', '--name', 'mine'], env)).toMatchObject({ code: 0 });
  expect(kernelsOfJupyter(env)).toHaveProperty('mine');
  expect(run(['uninstall', '--user', '--name', 'mine'], env).code).toBe(0);
  expect(kernelsOfJupyter(env)).not.toHaveProperty('mine');

  // Another folder of the user's, which Jupyter is told of.
  const elsewhere = variables({ JUPYTER_DATA_DIR: join(home, 'elsewhere') });
  expect(run(['install', '--user'], elsewhere).code).toBe(0);
  expect(existsSync(join(home, 'elsewhere', 'kernels', 'tslab', 'kernel.json'))).toBe(true);
});

test('the folder of a user, on each system', () => {
  const at = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv) =>
    userDataFolder({ platform, env, home: '/home/me' });
  expect(at('linux', {})).toBe(join('/home/me', '.local', 'share', 'jupyter'));
  expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'jupyter'));
  expect(at('darwin', {})).toBe(join('/home/me', 'Library', 'Jupyter'));
  expect(at('win32', { APPDATA: '/roaming' })).toBe(join('/roaming', 'jupyter'));
  expect(at('darwin', { JUPYTER_DATA_DIR: '/chosen' })).toBe('/chosen');
});

// A stand-in for Python, which is a program for POSIX, says where it lives.
const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('into the environment of the Python that is found: the active one, or that in PATH', () => {
  const python = (folder: string, name: string): string => {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, name), `#!/bin/sh\necho '${folder}'\n`, { mode: 0o755 });
    return folder;
  };
  const [venv, conda, system] = [
    python(join(home, 'venv'), 'python'),
    python(join(home, 'conda'), 'python'),
    python(join(home, 'system'), 'python3'),
  ];
  const PATH = [join(system, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
  const installedIn = (more: NodeJS.ProcessEnv): string[] => {
    expect(run(['install', '--sys-prefix'], variables({ PATH, ...more })).code).toBe(0);
    const found = [venv, conda, system].filter((prefix) => existsSync(join(prefix, 'share')));
    for (const prefix of found) rmSync(join(prefix, 'share'), { recursive: true });
    return found;
  };
  expect(installedIn({ VIRTUAL_ENV: venv, CONDA_PREFIX: conda })).toEqual([venv]);
  expect(installedIn({ CONDA_PREFIX: conda })).toEqual([conda]);
  expect(installedIn({})).toEqual([system]);

  const { code, errors } = run(['install', '--sys-prefix'], variables({ PATH, VIRTUAL_ENV: '/no/where' }));
  expect([code, errors]).toEqual([1, expect.stringMatching(/\/no\/where の Python[^]*does not run/)]);
});

test("another kernel of that name is not overwritten and not removed, such as tslab's own", () => {
  const folder = join(home, 'share', 'jupyter', 'kernels', 'tslab');
  mkdirSync(folder, { recursive: true });
  const stock = JSON.stringify({ argv: ['tslab', 'kernel', '--config-path={connection_file}'] });
  writeFileSync(join(folder, 'kernel.json'), stock);
  const installed = run(['install', '--prefix', home]);
  expect(installed).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/上書きはしません。--name[^]*not overwritten[^]*--name/) as string,
  });
  expect(run(['uninstall', '--prefix', home])).toMatchObject({
    code: 1,
    errors: expect.stringContaining('消しません') as string,
  });
  expect(readFileSync(join(folder, 'kernel.json'), 'utf8')).toBe(stock);
  expect(run(['install', '--prefix', home, '--name', 'mine']).code).toBe(0);
});

test('whole or not at all: what cannot be written leaves everything as it was', () => {
  // A file where a folder is needed, and a folder where a file is needed: root, too, cannot write these.
  writeFileSync(join(home, 'share'), '');
  expect(run(['install', '--prefix', home])).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/書けません[^]*cannot be written/) as string,
  });
  const prefix = join(home, 'prefix');
  const folder = join(prefix, 'share', 'jupyter', 'kernels', 'tslab');
  expect(run(['install', '--prefix', prefix, '--display-name', 'first']).code).toBe(0);
  rmSync(join(folder, 'logo-svg.svg'));
  mkdirSync(join(folder, 'logo-svg.svg', 'in the way'), { recursive: true });
  expect(run(['install', '--prefix', prefix, '--display-name', 'second']).code).toBe(1);
  expect(readFileSync(join(folder, 'kernel.json'), 'utf8')).toContain('first');
  expect(readdirSync(folder).sort()).toEqual(['kernel.json', 'logo-svg.svg']);
});

test.each<[words: string[], japanese: RegExp, english: RegExp]>([
  [['install', '--usr'], /オプション --usr はありません/, /no option --usr/],
  [['install', '--prefix'], /書き方が違います: --prefix/, /argument missing/],
  [['install'], /どれか一つ/, /one of --user/],
  [['install', '--user', '--sys-prefix'], /どれか一つ/, /one of --user/],
  [['uninstall', '--user', '--prefix', 'x'], /どれか一つ/, /one of --user/],
  [['instal', '--user'], /install か uninstall/, /one of install and uninstall/],
  [['install', 'tslab', '--user'], /install か uninstall/, /one of install and uninstall/],
  [['install', '--user', '--name', '../x'], /英小文字/, /lower-case letters/],
  [['uninstall', '--user', '--display-name', 'x'], /install だけ/, /Only install/],
  [['uninstall', '--user'], /カーネルはありません/, /There is no kernel/],
])('%j is a mistake, told in both languages', (words, japanese, english) => {
  const { code, errors } = run(words);
  expect({ code, errors }).toEqual({ code: 1, errors: expect.stringMatching(japanese) as string });
  expect(errors).toMatch(english);
  expect(readdirSync(home)).toEqual([]);
});

test.each([['--help'], ['install', '--help'], []])('help comes for %j', (...words) => {
  expect(run(words)).toEqual({
    code: 0,
    errors: '',
    output: expect.stringMatching(/install[^]*--sys-prefix/) as string,
  });
});
