// A program of its own: loads one engine, runs real operations, and prints what it saw as one line of JSON. It runs in a
// child process because an addon for another machine can end the process that loads it.
//   node probe.mjs FOLDER native|wasm|cpu [ADDON]
import util from 'node:util';
import { findPlace, requireFrom } from './places.mjs';

const [from, backend, addon] = process.argv.slice(2);
const load = requireFrom(from);

// tfjs-node 4.22 calls both; Node 23 removed the first and Node 22 warns about each.
Object.assign(util, {
  isNullOrUndefined: (/** @type {unknown} */ value) => value == null,
  isArray: Array.isArray,
});

/** @param {string} what @param {Iterable<number>} seen @param {number[]} expected */
function mustEqual(what, seen, expected) {
  const values = [...seen];
  if (values.length !== expected.length || values.some((value, i) => Math.abs(value - expected[i]) > 1e-4))
    throw new Error(`${what} gave [${values}] instead of [${expected}]`);
}

/** @returns {Promise<{ tf: import('@tensorflow/tfjs'), tensorflow: string | null }>} */
async function engine() {
  if (backend === 'native') {
    const { tfjsNode } = findPlace(from) ?? { tfjsNode: from };
    if (addon) requireFrom(tfjsNode)('@mapbox/node-pre-gyp/lib/pre-binding').find = () => addon;
    const tf = load('@tensorflow/tfjs-node');
    return { tf, tensorflow: tf.backend().binding.TF_Version };
  }
  const tf = load('@tensorflow/tfjs');
  if (backend === 'wasm') load('@tensorflow/tfjs-backend-wasm');
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend '${backend}' here`);
  return { tf, tensorflow: null };
}

const { tf, tensorflow } = await engine();
mustEqual(
  'matMul',
  tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])).dataSync(),
  [19, 22, 43, 50],
);
if (backend === 'native') {
  const filter = /** @type {import('@tensorflow/tfjs').Tensor4D} */ (tf.ones([2, 2, 1, 1]));
  const gradient = tf.grad((x) => tf.conv2d(/** @type {typeof filter} */ (x), filter, 1, 'valid').sum());
  // Each pixel counts once for every 2 × 2 window that covers it.
  mustEqual(
    'the gradient of conv2d',
    gradient(tf.ones([1, 3, 3, 1])).dataSync(),
    [1, 2, 1, 2, 4, 2, 1, 2, 1],
  );
}
process.stdout.write(`\n${JSON.stringify({ tensorflow })}\n`);
