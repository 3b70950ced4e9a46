// A repository to try set-up's engine step in: the packages of this one by links, but a tfjs-node of its own.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const repository = resolve(__dirname, '../../..');
const moduleUrl = (file: string) => pathToFileURL(join(repository, file)).href;
/** A port where nothing listens. */
export const NOWHERE = 'http://127.0.0.1:9';
/** No host is reached and nothing is compiled. */
export const NO_NATIVE = {
  TFJS_NODE_CDN_STORAGE: NOWHERE,
  npm_config_tfjs_binding_binary_host_mirror: NOWHERE,
  CXX: '/none',
};

export interface ScratchRoot {
  root: string;
  tfjsNode: string;
  kept: string;
  remove: () => void;
}

export function makeScratchRoot(): ScratchRoot {
  // A space, and a letter of another alphabet: names that break makefiles.
  const root = mkdtempSync(join(tmpdir(), 'engine 試 '));
  const from = join(repository, 'node_modules');
  const scope = '@tensorflow';
  mkdirSync(join(root, 'node_modules', scope), { recursive: true });
  const link = (name: string) => {
    symlinkSync(join(from, name), join(root, 'node_modules', name), 'junction');
  };
  for (const name of readdirSync(from)) if (name !== scope && !name.startsWith('.')) link(name);
  for (const name of readdirSync(join(from, scope))) if (name !== 'tfjs-node') link(join(scope, name));
  const tfjsNode = join(root, 'node_modules', scope, 'tfjs-node');
  for (const name of ['package.json', 'dist', 'scripts', 'binding'])
    cpSync(join(from, scope, 'tfjs-node', name), join(tfjsNode, name), { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(repository, name), join(root, name));
  const kept = join(root, 'kept engines');
  const remove = () => {
    rmSync(root, { recursive: true, force: true });
  };
  return { root, tfjsNode, kept, remove };
}

/** The addon that this repository's tests run on, and the folder of TensorFlow's libraries that it loads. */
export function engineHere() {
  const folder = realpathSync(join(repository, 'node_modules/@tensorflow/tfjs-node/lib/napi-v8'));
  const itself =
    readdirSync(folder).find((name) => name === 'tfjs_binding_itself.node') ?? 'tfjs_binding.node';
  return { addon: join(folder, itself), libraries: realpathSync(join(folder, '../../deps/lib')) };
}

/** Makes a kept engine of this repository's addon without compiling anything. */
export function keepEngine({ kept }: ScratchRoot, name: string) {
  const { addon, libraries } = engineHere();
  const engine = join(kept, name);
  const copy = join(engine, 'lib/napi-v8/tfjs_binding.node');
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, readFileSync(addon));
  mkdirSync(join(engine, 'deps'));
  symlinkSync(libraries, join(engine, 'deps/lib'), 'junction');
  return engine;
}

export interface Prepared {
  rung: string;
  tensorflow: string | null;
  tried: { rung: string; error: string }[];
  notes: string[];
}

/** Runs some lines of a module in a Node of their own; what they return comes back. */
export function inNode<T>(
  lines: string,
  env: NodeJS.ProcessEnv,
  started?: (child: ChildProcess) => void,
): Promise<T> {
  const program = `
    import { findPlace, prepareEngine, engineState, engineInPlace } from '${moduleUrl('lib/keras-nyumon/command/engine/index.mjs')}';
    import { download } from '${moduleUrl('lib/keras-nyumon/command/engine/download.mjs')}';
    import { engine } from '${moduleUrl('scripts/setup/engine.mjs')}';
    const answer = await (async () => { ${lines} })();
    process.stdout.write('\\n' + JSON.stringify(answer));`;
  const args = ['--input-type=module', '-e', program];
  return new Promise((resolvePromise, reject) => {
    const child = execFile(
      process.execPath,
      args,
      { env: { ...cleanEnv(), ...env } },
      (error, stdout, stderr) => {
        if (error) reject(new Error(stderr, { cause: error }));
        else resolvePromise(JSON.parse(stdout.split('\n').at(-1) ?? '') as T);
      },
    );
    started?.(child);
  });
}

export function prepare(
  { root, kept }: ScratchRoot,
  env: NodeJS.ProcessEnv,
  patience = { connect: 2000, stall: 2000 },
) {
  return inNode<Prepared>(
    `const notes = [];
     const progress = { update: () => {}, note: (text) => notes.push(text) };
     const place = findPlace(${JSON.stringify(root)}, ${JSON.stringify(kept)});
     const options = { place, progress, patience: ${JSON.stringify(patience)} };
     return { ...(await prepareEngine(options)), notes };`,
    env,
  );
}

/** What a program of a user's sees: loads tfjs-node in the ordinary way, with nothing set. */
export function addOneAndTwo(root: string): Promise<{ stdout: string; stderr: string }> {
  const lines = "const tf = require('@tensorflow/tfjs-node'); console.log(tf.add(1, 2).dataSync()[0])";
  return new Promise((resolvePromise) => {
    const restore = "const util = require('util'); util.isNullOrUndefined = (value) => value == null;";
    const child = spawn(process.execPath, ['-e', restore + lines], { cwd: root, env: cleanEnv() });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()));
    child.on('close', () => {
      resolvePromise(said);
    });
  });
}

/** This process's environment without what would change the outcome: mirrors, proxies, a forced engine, log levels. */
function cleanEnv(): NodeJS.ProcessEnv {
  const decides = /proxy|TFJS|CDN_STORAGE|KERAS_NYUMON|^TF_|^CXX$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !decides.test(name)));
}
