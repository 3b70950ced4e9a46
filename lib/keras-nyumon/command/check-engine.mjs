import { engineState } from './engine/index.mjs';
import { good, missing, poor } from './finding.mjs';

/**
 * Which engine runs, and what would make it a better one.
 *
 * @param {Parameters<typeof engineState>[0]} options
 * @returns {Promise<import('./finding.mjs').Finding[]>}
 */
export async function checkEngine(options) {
  const thing = '学習エンジン (engine)';
  const { rung, tensorflow, missing: lacks } = await engineState(options);
  const seen = tensorflow ? `TensorFlow ${tensorflow} (${rung})` : (rung ?? 'ありません (none)');
  const state = rung === null ? missing(thing, seen) : tensorflow ? good(thing, seen) : poor(thing, seen);
  return [state, ...lacks.map(({ what, command }) => poor(thing, what, [command]))];
}
