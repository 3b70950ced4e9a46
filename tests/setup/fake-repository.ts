// A small repository, with stand-ins for npm, Python and the compiler, in which set-up takes a second instead of minutes.
import { spawn, type ChildProcess } from 'node:child_process';
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
import { dirname, join } from 'node:path';

/** The packages in lib/. */
const packages = ['kernel', 'keras-nyumon', 'mnist-loader-ts'];
const fakes = join(__dirname, 'fakes');

export interface Run {
  code: number | null;
  output: string;
}

export interface FakeRepository {
  root: string;
  /** Writes a file of the repository. */
  write: (path: string, text: string) => void;
  remove: (path: string) => void;
  /** Prepares it, with more variables, to the end; `at` is where it has been moved to. */
  prepare: (variables?: NodeJS.ProcessEnv, at?: string) => Promise<Run>;
  /** Begins to prepare it. */
  begin: (variables?: NodeJS.ProcessEnv) => { process: ChildProcess; ended: Promise<Run> };
  /** What the stand-ins have been called for since the last time this was asked. */
  calls: () => string[];
  /** Everything that set-up has made, by path. */
  made: () => Record<string, string>;
  delete: () => void;
}

export function makeFakeRepository(): FakeRepository {
  // A space, and letters of another alphabet.
  const home = mkdtempSync(join(tmpdir(), 'set-up 準備 '));
  const root = join(home, 'repository');
  const record = join(home, 'record');
  const bin = join(home, 'bin');
  for (const folder of [root, record, bin]) mkdirSync(folder);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('package-lock.json', lockFile('1.0.0'));
  for (const file of ['package.json', 'tsconfig.json', 'lib/tsconfig.json']) write(file, '{}');
  for (const name of packages) write(`lib/${name}/src/index.ts`, name);
  write('requirements.txt', requirements('1.0'));
  const python = `#!/bin/sh\nexec '${process.execPath}' -e 'require(process.env.FAKES_PYTHON)' "$0" "$@"\n`;
  for (const name of ['python3', 'python']) writeFileSync(join(bin, name), python, { mode: 0o755 });

  const begin = (variables: NodeJS.ProcessEnv = {}, at = root) => {
    const child = spawn(process.execPath, [join(fakes, 'prepare.mjs'), at], {
      env: {
        // No Python but the stand-in.
        PATH: bin,
        npm_execpath: join(fakes, 'npm-cli.js'),
        FAKES_RECORD: record,
        FAKES_SLOWLY: join(fakes, 'slowly.js'),
        FAKES_PYTHON: join(fakes, 'python.js'),
        ...variables,
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    const ended = new Promise<Run>((resolve) => {
      child.on('close', (code) => {
        resolve({ code, output });
      });
    });
    return { process: child, ended };
  };
  return {
    root,
    write,
    begin,
    prepare: (variables, at) => begin(variables, at).ended,
    remove: (path) => {
      rmSync(join(root, path), { recursive: true });
    },
    calls: () => {
      const file = join(record, 'calls');
      const calls = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
      rmSync(file, { force: true });
      return calls;
    },
    made: () => filesBelow(root, ['node_modules', ...packages.map((name) => `lib/${name}/dist`), '.venv']),
    delete: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A lock file in which the package alpha has this version. */
export const lockFile = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/typescript': { version: '5.0.0', integrity: 'sha512-typescript' },
      'node_modules/alpha': { version, integrity: `sha512-${version}` },
      'node_modules/for-another-system': { version, integrity: 'sha512-x', optional: true, os: ['nowhere'] },
    },
  });

/** Requirements in which the package plotly has this version. */
export const requirements = (version: string) => `jupyterlab==4.6.6\nplotly==${version}\n`;

function filesBelow(root: string, folders: string[]) {
  const found: Record<string, string> = {};
  for (const folder of folders)
    for (const name of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (name.isFile()) {
        const path = join(name.parentPath, name.name);
        found[path.slice(root.length + 1)] = readFileSync(path, 'utf8');
      }
  return found;
}
