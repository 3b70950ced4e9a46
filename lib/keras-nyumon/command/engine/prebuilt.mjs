import { closeSync, existsSync, mkdirSync, openSync, readSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../problem.mjs';
import { check } from './check.mjs';
import { download } from './download.mjs';
import { addonIn, inOneStep, nodeApiVersion, requireFrom, tfjsNodePackage } from './places.mjs';

const TITLE = { ja: '公式のビルド済みエンジン', en: 'the official prebuilt engine' };

/**
 * The folder of this rung's engine.
 *
 * @param {import('./places.mjs').Place} place
 */
export const prebuiltFolder = (place) => join(place.kept, `prebuilt-${tfjsNodePackage(place).version}`);

/**
 * Rung 1: the addon and the TensorFlow library that tfjs-node's authors publish. tfjs-node's own installer fetches the
 * same two archives, but does not notice an error page or a broken connection, and starts a compiler when the first
 * host is down; so it is only asked for names and versions.
 *
 * @param {import('./ladder.mjs').Job} job
 * @returns {Promise<string>} the engine's folder, checked
 * @throws Error, in the reader's words
 */
export async function preparePrebuilt({ place, env, progress, patience }) {
  const folder = prebuiltFolder(place);
  const downloads = join(place.kept, 'downloads');
  const from = addresses(place, env);
  /** @param {string} url @param {string} note */
  const fetch = async (url, note) => {
    const file = join(downloads, basename(new URL(url).pathname));
    const onBytes = (/** @type {number} */ done, /** @type {number} */ total) =>
      progress.update(done, total, note);
    if (!existsSync(file)) await download(url, file, { place, env, patience, onBytes });
    return file;
  };
  try {
    // The small archive first: it tells at once whether the host answers and whether the addon is for this processor.
    const addonArchive = await fetch(from.addon, `${TITLE.ja} 1/2`);
    await inOneStep(folder, async (scratch) => {
      const addon = addonIn(place, scratch);
      mkdirSync(dirname(dirname(addon)), { recursive: true });
      await unpack(place, addonArchive, dirname(dirname(addon)));
      if (!existsSync(addon))
        throw unusable(addonArchive, `napi-v${nodeApiVersion(place)}/tfjs_binding.node`);
      const arch = architecture(addon);
      if (arch && arch !== process.arch)
        throw new Problem({
          ja: `公開されているのは ${arch} 用で、このNodeは ${process.arch} です。`,
          en: `What is published is for ${arch}; this Node is ${process.arch}.`,
        });
      const libraryArchive = await fetch(from.tensorflow, `${TITLE.ja} 2/2`);
      await unpack(place, libraryArchive, join(scratch, 'deps'));
      await rm(join(scratch, 'deps', 'include'), { recursive: true, force: true });
      if (process.platform === 'win32') await putDllBesideAddon(join(scratch, 'deps'), addon);
      else if (!existsSync(join(scratch, 'deps', 'lib'))) throw unusable(libraryArchive, 'lib/');
      await check(place.from, 'native', { addon, env });
    });
  } finally {
    // Half a download is worth keeping for the next run, a whole archive is not: it has been unpacked or was no good.
    const halves = existsSync(downloads) && readdirSync(downloads).some((name) => name.endsWith('.part'));
    if (!halves) await rm(downloads, { recursive: true, force: true });
  }
  return folder;
}

/**
 * Where the two archives are, mirrors honoured as tfjs-node and node-pre-gyp do.
 *
 * @param {import('./places.mjs').Place} place
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ addon: string, tensorflow: string }} addresses
 */
export function addresses(place, env) {
  const { version, binary } = tfjsNodePackage(place);
  const { platform, arch } = process;
  const its = requireFrom(place.tfjsNode)('./scripts/deps-constants.js');
  const system = its.PLATFORM_MAPPING[platform];

  const mirror = setting(env, 'npm_config_tfjs_binding_binary_host_mirror') ?? binary.host;
  const addon = `${withSlash(mirror)}napi-v${nodeApiVersion(place)}/${version}/CPU-${system}-${version}.${its.PLATFORM_EXTENSION}`;

  const storage = setting(env, 'TFJS_NODE_CDN_STORAGE', 'npm_config_TFJS_NODE_CDN_STORAGE', 'CDN_STORAGE');
  const host = withSlash(storage ?? 'https://storage.googleapis.com/');
  const base =
    setting(env, 'TFJS_NODE_BASE_URI', 'npm_config_TFJS_NODE_BASE_URI') ??
    `${host}tensorflow/libtensorflow/libtensorflow-`;
  const combination = `cpu-${system}-${its.ARCH_MAPPING[arch]}`;
  if (platform === 'darwin' && arch === 'arm64')
    return { addon, tensorflow: `${host}tf-builds/libtensorflow_r2_7_darwin_arm64_cpu.tar.gz` };
  if (platform === 'linux' && arch === 'arm64')
    return { addon, tensorflow: `${host}tf-builds/libtensorflow_r2_7_linux_arm64.tar.gz` };
  if (!its.ALL_SUPPORTED_COMBINATION.includes(combination))
    throw new Problem({
      ja: `${platform} ${arch} 用は公開されていません。`,
      en: `None is published for ${platform} ${arch}.`,
    });
  return {
    addon,
    tensorflow: `${base}${combination}-${its.LIBTENSORFLOW_VERSION}.${its.PLATFORM_EXTENSION}`,
  };
}

/**
 * The first of these variables that is set; npm hands its own on in lower case.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} names
 */
function setting(env, ...names) {
  return names.flatMap((name) => [env[name], env[name.toLowerCase()]]).find(Boolean);
}

/** @param {string} address */
const withSlash = (address) => (address.endsWith('/') ? address : `${address}/`);

/**
 * Unpacks a .tar.gz or .zip, whatever its name says (the addon's archive for Windows is a .tar.gz named .zip). An
 * archive that can't be unpacked is deleted, so that the next run fetches it anew.
 *
 * @param {import('./places.mjs').Place} place @param {string} archive @param {string} folder
 */
async function unpack(place, archive, folder) {
  const require = requireFrom(place.tfjsNode);
  mkdirSync(folder, { recursive: true });
  try {
    const magic = firstBytes(archive, 2).toString('latin1');
    if (magic === '\x1f\x8b') await require('tar').x({ file: archive, cwd: folder, strict: true });
    else if (magic === 'PK') new (require('adm-zip'))(archive).extractAllTo(folder, true);
    else throw new Error('neither gzip nor zip');
  } catch (error) {
    await rm(archive, { force: true });
    throw new Problem(
      {
        ja: `${basename(archive)} は壊れているか、アーカイブではありません。`,
        en: `${basename(archive)} is damaged or not an archive.`,
      },
      error,
    );
  }
}

/** @param {string} archive @param {string} missing */
function unusable(archive, missing) {
  return new Problem({
    ja: `${basename(archive)} の中に ${missing} がありません。`,
    en: `${basename(archive)} does not hold ${missing}.`,
  });
}

/**
 * Windows looks for an addon's DLLs in the addon's own folder.
 *
 * @param {string} deps
 * @param {string} addon
 */
async function putDllBesideAddon(deps, addon) {
  const dll = readdirSync(deps, { recursive: true, encoding: 'utf8' }).find(
    (name) => basename(name) === 'tensorflow.dll',
  );
  if (!dll) throw new Problem({ ja: 'tensorflow.dll がありません。', en: 'tensorflow.dll is missing.' });
  await rename(join(deps, dll), join(dirname(addon), 'tensorflow.dll'));
}

/**
 * The processor that a Linux or macOS library was made for, in Node's words; null when the file doesn't say or says
 * several.
 *
 * @param {string} file
 */
function architecture(file) {
  const head = firstBytes(file, 20);
  if (head.length < 20) return null;
  if (head.readUInt32BE(0) === 0x7f454c46) return { 62: 'x64', 183: 'arm64' }[head.readUInt16LE(18)] ?? null;
  if (head.readUInt32LE(0) === 0xfeedfacf)
    return { 0x01000007: 'x64', 0x0100000c: 'arm64' }[head.readUInt32LE(4)] ?? null;
  return null;
}

/** @param {string} file @param {number} count */
function firstBytes(file, count) {
  const bytes = Buffer.alloc(count);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, count, 0));
  } finally {
    closeSync(handle);
  }
}
