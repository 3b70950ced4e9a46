import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../problem.mjs';
import { check } from './check.mjs';
import { findCompiler } from './compiler.mjs';
import { addonIn, inOneStep, nodeApiVersion, requireFrom, tfjsNodePackage } from './places.mjs';
import { mustRun } from '../run-program.mjs';
import { fetchTensorflow, LIBRARIES, wheelHere } from './wheel.mjs';

const addonLoader = fileURLToPath(new URL('addon-loader.c', import.meta.url));

/**
 * The folder of this rung's engine, named after all that it is made from; null where there is no such rung.
 *
 * @param {import('./places.mjs').Place} place
 */
export function builtFolder(place) {
  const wheel = wheelHere();
  if (!wheel) return null;
  const { version } = tfjsNodePackage(place);
  const made = createHash('sha256').update(`${wheel.sha256} ${version}`).update(readFileSync(addonLoader));
  return join(place.kept, `built-${version}-${wheel.version}-${made.digest('hex').slice(0, 8)}`);
}

/**
 * Rung 2: tfjs-node's own source, compiled here against the TensorFlow inside its Python wheel. The compiler is called
 * directly: two files need neither make nor node-gyp, and node-api-headers has all of Node that they include, so it
 * works with a Node that came without headers and in a folder whose name has spaces.
 *
 * @param {import('./ladder.mjs').Job} job
 * @returns {Promise<string>} the engine's folder, checked
 * @throws Error, in the reader's words
 */
export async function prepareBuilt(job) {
  const { place, env, progress } = job;
  const wheel = wheelHere();
  const folder = builtFolder(place);
  if (!wheel || !folder) {
    const here = `${process.platform} ${process.arch}`;
    throw new Problem({ ja: `${here} ではビルドできません。`, en: `Building is not possible on ${here}.` });
  }
  mustHaveGlibc();
  const compiler = await findCompiler(env);
  const tensorflow = await fetchTensorflow(job, wheel);
  const note = 'コンパイル中 compiling';
  await inOneStep(folder, async (scratch) => {
    await mkdir(join(scratch, 'deps'));
    await symlink(join('..', '..', basename(tensorflow), 'lib'), join(scratch, 'deps', 'lib'));
    const addon = addonIn(place, scratch);
    await mkdir(dirname(addon), { recursive: true });
    progress.update(0, 3, note);
    const onStep = (/** @type {number} */ done) => progress.update(done, 3, note);
    await compile({ place, compiler, tensorflow, addon, env, onStep });
    await check(place.from, 'native', { addon, env });
  });
  return folder;
}

/**
 * @param {object} what
 * @param {import('./places.mjs').Place} what.place @param {string} what.compiler @param {string} what.tensorflow
 * @param {string} what.addon the file to make; the addon itself comes beside it
 * @param {NodeJS.ProcessEnv} what.env @param {(done: number) => void} what.onStep
 */
async function compile({ place, compiler, tensorflow, addon, env, onStep }) {
  const source = place.tfjsNode;
  const headers = requireFrom(place.from).resolve('node-api-headers/package.json');
  // prettier-ignore
  const flags = ['-O2', '-fPIC', `-DNAPI_VERSION=${nodeApiVersion(place)}`, '-I', join(dirname(headers), 'include')];
  const cxx = [
    '-x',
    'c++',
    '-std=c++17',
    '-I',
    source,
    '-I',
    dirname(source),
    '-I',
    join(tensorflow, 'include'),
  ];
  const mac = process.platform === 'darwin';
  const shared = mac ? ['-bundle', '-undefined', 'dynamic_lookup'] : ['-shared', '-pthread'];
  const runpath = `-Wl,-rpath,${mac ? '@loader_path' : '$ORIGIN'}/../../deps/lib`;
  const libraries = LIBRARIES.map((name) => join(tensorflow, 'lib', name));
  const itself = join(dirname(addon), 'tfjs_binding_itself.node');
  const objects = await mkdtemp(join(tmpdir(), 'tfjs-binding-'));
  try {
    let done = 0;
    const parts = await Promise.all(
      ['tfjs_backend', 'tfjs_binding'].map(async (name) => {
        const object = join(objects, `${name}.o`);
        await mustRun(
          [compiler, ...flags, ...cxx, '-c', join(source, 'binding', `${name}.cc`), '-o', object],
          env,
        );
        onStep(++done);
        return object;
      }),
    );
    await mustRun([compiler, ...shared, ...parts, ...libraries, runpath, '-o', itself], env);
    await mustRun([compiler, ...shared, ...flags, '-x', 'c', addonLoader, '-ldl', '-o', addon], env);
    onStep(3);
  } catch (error) {
    const said = /** @type {Error} */ (error).message;
    const line = said.split('\n').find((text) => /\berror\b/i.test(text)) ?? said.trim().split('\n').at(-1);
    throw new Problem({ ja: `コンパイルできません: ${line}`, en: `It does not compile: ${line}` }, error);
  } finally {
    await rm(objects, { recursive: true, force: true });
  }
}

/** TensorFlow's wheels for Linux need glibc 2.27 or newer; Alpine has another C library. */
function mustHaveGlibc() {
  if (process.platform !== 'linux') return;
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  const [major, minor] = (header.glibcVersionRuntime ?? '0.0').split('.').map(Number);
  if (major > 2 || (major === 2 && minor >= 27)) return;
  const here = header.glibcVersionRuntime ? `glibc ${header.glibcVersionRuntime}` : 'musl';
  throw new Problem({
    ja: `TensorFlowには glibc 2.27 以上のLinuxが必要です(ここは ${here})。`,
    en: `TensorFlow needs a Linux with glibc 2.27 or newer; this one has ${here}.`,
  });
}
