import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEngine } from './check-engine.mjs';
import { requireFrom } from './engine/places.mjs';
import { good, missing, poor, printFinding } from './finding.mjs';

/** @typedef {import('./finding.mjs').Finding} Finding */

/**
 * `keras-nyumon doctor`: prints which engine runs, what is missing, and the commands that mend it.
 *
 * @param {string} from  the package's folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code: 0 only if a program would run
 */
export async function doctor(from, env) {
  let isMissing = false;
  /** @param {Finding[]} findings */
  const print = (...findings) => {
    findings.forEach(printFinding);
    isMissing ||= findings.some(({ state }) => state === 'missing');
  };
  print(good('Node.js', `${process.versions.node}  ${process.execPath}`), checkTfjs(from));
  // It takes some seconds: the engine is loaded for real.
  print(...(await checkEngine({ from, prepare: 'npx keras-nyumon engine', env })));
  print(checkDrawing(from));
  console.log(
    isMissing
      ? '\n✗ このままではプログラムを動かせません。→ のコマンドを上から順に試してください。' +
          '\n  A program would not run. Try the commands after →, from the top.'
      : '\n✓ プログラムを動かせます。\n  A program would run.',
  );
  return isMissing ? 1 : 0;
}

/** @param {string} from @returns {Finding} */
function checkTfjs(from) {
  const name = '@tensorflow/tfjs';
  const wanted = manifest(from).peerDependencies[name];
  const version = installedVersion(from, name);
  if (version === wanted) return good(name, version);
  const seen = version ? `${version}。${wanted} が必要です (${wanted} is needed)` : 'ありません (none)';
  return missing(name, seen, [`npm install --ignore-scripts ${name}@${wanted}`]);
}

/**
 * The packages that only functions which draw need.
 *
 * @param {string} from
 * @returns {Finding}
 */
function checkDrawing(from) {
  const thing = 'グラフと文字の画像 (charts and text as pictures)';
  const { peerDependencies, peerDependenciesMeta } = manifest(from);
  const lacking = Object.keys(peerDependenciesMeta).filter((name) => installedVersion(from, name) === null);
  if (!lacking.length) return good(thing, '描けます (can be drawn)');
  const wanted = lacking.map((name) => `${name}@${peerDependencies[name]}`).join(' ');
  return poor(thing, '描くなら、次も入れてください (to draw them, install these too)', [
    `npm install --ignore-scripts ${wanted}`,
  ]);
}

/** @param {string} from @returns {{ peerDependencies: Record<string, string>, peerDependenciesMeta: object }} */
const manifest = (from) => JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));

/**
 * @param {string} from
 * @param {string} name
 * @returns {string | null}
 */
function installedVersion(from, name) {
  const folders = requireFrom(from).resolve.paths(name) ?? [];
  for (const folder of folders) {
    try {
      return JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')).version;
    } catch {
      // In a folder further up, then.
    }
  }
  return null;
}
