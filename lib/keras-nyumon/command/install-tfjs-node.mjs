import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { findPlace } from './engine/index.mjs';
import { npmCommand, npmVariables } from './npm-command.mjs';
import { Problem } from './problem.mjs';
import { runProgram } from './run-program.mjs';

/**
 * Installs tfjs-node without running its own install script. It is an optional dependency: npm leaves it out when that
 * script fails, which it does where the script's host can't be reached.
 *
 * @param {string} from              the package's folder
 * @param {string | undefined} kept  where engines are kept
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<import('./engine/places.mjs').Place>}
 * @throws Problem when npm fails
 */
export async function installTfjsNode(from, kept, env, progress) {
  const { optionalDependencies } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  const wanted = `@tensorflow/tfjs-node@${optionalDependencies['@tensorflow/tfjs-node']}`;
  const command = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', wanted];
  progress.note(`npm ${command.join(' ')}`);
  const { code, lines } = await runProgram([...npmCommand(env), ...command], {
    cwd: projectOf(from),
    env: npmVariables(env),
  });
  const place = findPlace(from, kept);
  if (code === 0 && place) return place;
  throw new Problem({
    ja: `${wanted} を入れられませんでした。`,
    en: `${wanted} could not be installed.\n\n${lines.slice(-8).join('\n')}`,
    next: [`npm install --ignore-scripts ${wanted}`, 'npx keras-nyumon engine'],
  });
}

/**
 * The project that a package is installed in: the folder above the first node_modules of its path.
 *
 * @param {string} from
 */
function projectOf(from) {
  const [project, ...inside] = from.split(`${sep}node_modules${sep}`);
  return inside.length ? project : process.cwd();
}
