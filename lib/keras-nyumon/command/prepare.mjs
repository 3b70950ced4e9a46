import { engineNames } from './engine-names.mjs';
import { findPlace, prepareEngine } from './engine/index.mjs';
import { installTfjsNode } from './install-tfjs-node.mjs';
import { showProgress } from './progress.mjs';
import { inBothLanguages } from './seconds.mjs';

/**
 * `keras-nyumon engine`: prepares the engine and says which it is.
 *
 * @param {string} from              the package's folder
 * @param {string | undefined} kept  where engines are kept, when not in node_modules
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 * @throws Problem when no engine can be made to run
 */
export async function prepare(from, kept, env) {
  console.log('▸ 学習エンジンを準備します (preparing the engine that trains)');
  const start = Date.now();
  const progress = showProgress(process.stdout);
  try {
    const place = findPlace(from, kept) ?? (await installTfjsNode(from, kept, env, progress));
    const { rung, tensorflow } = await prepareEngine({ place, env, progress });
    progress.end();
    const seconds = inBothLanguages((Date.now() - start) / 1000);
    const mark = tensorflow || env['KERAS_NYUMON_ENGINE'] ? '✓' : '!';
    console.log(
      `${mark} ${tensorflow ? `TensorFlow ${tensorflow}、` : ''}${engineNames[rung]}  ${seconds}` +
        (mark === '!' ? '\n  → npx keras-nyumon doctor' : ''),
    );
    return 0;
  } finally {
    progress.end();
  }
}
