import { isDeepStrictEqual } from 'node:util';
import { showProgress } from '../../lib/keras-nyumon/command/progress.mjs';
import { inBothLanguages } from '../../lib/keras-nyumon/command/seconds.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/**
 * What every step is given. Steps add to it what later ones need.
 *
 * @typedef {object} Context
 * @property {string} root  the repository's folder
 * @property {NodeJS.ProcessEnv} env
 * @property {string[]} [npm]  program and first arguments that run npm
 * @property {import('./python-environment.mjs').PythonEnvironment} [python]
 * @property {string} [testPython]  the Python that has what tests compare with
 */

/**
 * One thing that set-up does.
 *
 * @typedef {object} Step
 * @property {string} name  of its stamp
 * @property {string} ja
 * @property {string} en
 * @property {(context: Context) => unknown} [inputs]  plain data: the step runs again when it changes
 * @property {(context: Context, stamp: import('./stamp.mjs').Stamp) => boolean | Promise<boolean>} [isThere]  whether
 *   what the step made is still there; without inputs, this alone decides. A step with neither is a quick check that
 *   always runs.
 * @property {(context: Context, progress: import('../../lib/keras-nyumon/command/progress.mjs').Progress) => unknown} run  resolves to plain data,
 *   kept in the stamp
 * @property {(context: Context, result: any) => string | void} [handOn]  puts the result, fresh or remembered, into the
 *   context; what it returns is shown beside the step
 */

/**
 * Runs the steps in order, leaving out those whose inputs are unchanged and whose outputs are still there. A stamp is
 * written only once a step has succeeded, so a step that was interrupted runs again.
 *
 * @param {Step[]} steps
 * @param {Context} context
 * @param {import('../../lib/keras-nyumon/command/progress.mjs').Screen} [screen]
 * @throws whatever a step throws
 */
export async function runSteps(steps, context, screen = process.stdout) {
  for (const [index, step] of steps.entries()) {
    const title = `[${index + 1}/${steps.length}] ${step.ja} (${step.en})`;
    const stamp = readStamp(context.root, step.name);
    const inputs = await step.inputs?.(context);
    if (await isDone(step, context, stamp, inputs)) {
      const shown = step.handOn?.(context, stamp.result);
      screen.write(`✓ ${title}: ${shown ? `${shown}、` : ''}変更なし (unchanged)\n`);
      continue;
    }
    await runOne(step, context, { title, stamp, inputs, screen });
  }
}

/** @param {Step} step */
const isCheck = (step) => !step.inputs && !step.isThere;

/** @param {Step} step @param {Context} context @param {import('./stamp.mjs').Stamp} stamp @param {unknown} inputs */
async function isDone(step, context, stamp, inputs) {
  if (isCheck(step)) return false;
  if (step.inputs && !(stamp.finished && isDeepStrictEqual(asKept(inputs), stamp.inputs))) return false;
  return (await step.isThere?.(context, stamp)) ?? true;
}

/**
 * @param {Step} step
 * @param {Context} context
 * @param {{ title: string, stamp: import('./stamp.mjs').Stamp, inputs: unknown, screen: import('../../lib/keras-nyumon/command/progress.mjs').Screen }} about
 */
async function runOne(step, context, { title, stamp, inputs, screen }) {
  const start = Date.now();
  if (!isCheck(step)) {
    screen.write(`▸ ${title}\n`);
    writeStamp(context.root, step.name, { finished: false, seconds: stamp.seconds });
  }
  const progress = showProgress(screen, { usualSeconds: stamp.seconds });
  let result;
  try {
    result = asKept(await step.run(context, progress));
  } finally {
    progress.end();
  }
  const shown = step.handOn?.(context, result);
  const seconds = (Date.now() - start) / 1000;
  if (!isCheck(step)) {
    const when = new Date().toISOString();
    writeStamp(context.root, step.name, { finished: true, seconds, when, inputs, result });
  }
  screen.write(`✓ ${title}: ${shown ? `${shown}、` : ''}${inBothLanguages(seconds)}\n`);
}

/**
 * A value as it comes back from a stamp.
 *
 * @param {unknown} value
 */
const asKept = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
