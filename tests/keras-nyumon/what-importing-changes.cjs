// Prints what importing modules of the library changes in TensorFlow.js and in Node, as JSON: a list of names.
// node what-importing-changes.cjs ENGINE MODULE…
const util = require('node:util');
const [engine, ...modules] = process.argv.slice(2);
process.env.KERAS_NYUMON_ENGINE = engine;
// Not to be seen among the changes: it is set here as the reader may have set it.
delete process.env.TF_CPP_MIN_LOG_LEVEL;
const tf = require('@tensorflow/tfjs');
if (engine === 'native') require('@tensorflow/tfjs-node');
else void tf.setBackend('cpu');

/** Everything that could be changed, by name. */
function things() {
  const found = new Map();
  const registries = globalThis._tfGlobals;
  for (const [name, config] of registries.get('gradRegistry')) found.set(`gradient ${name}`, config.gradFunc);
  for (const [key, config] of registries.get('kernelRegistry')) found.set(`kernel ${key}`, config.kernelFunc);
  const objects = { util, 'tf.engine()': tf.engine(), 'tf.engine().state': tf.engine().state };
  objects['tf.backend()'] = tf.backend();
  for (const [name, value] of [
    ...Object.entries(tf),
    ...Object.entries(tf.layers).map(([k, v]) => [`layers.${k}`, v]),
  ]) {
    objects[`tf.${name}`] = value;
    if (typeof value === 'function' && value.prototype) objects[`tf.${name}.prototype`] = value.prototype;
  }
  for (const [name, object] of Object.entries(objects)) {
    if (object === null || !['object', 'function'].includes(typeof object)) continue;
    for (const key of Reflect.ownKeys(object)) {
      const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
      // Numbers and texts, such as how many tensors there are, are not behaviour.
      // TensorFlow.js makes a new profiler each time a backend is chosen.
      if (key === 'profiler') continue;
      const isThing = value === undefined || ['object', 'function'].includes(typeof value);
      if (isThing) found.set(`${name} ${String(key)}`, value ?? get ?? set);
    }
  }
  for (const [key, value] of Object.entries(process.env)) found.set(`environment ${key}`, value);
  const flags = tf.env().getFlags?.() ?? tf.env().flags;
  for (const [key, value] of Object.entries(flags)) found.set(`flag ${key}`, value);
  for (const key of Reflect.ownKeys(globalThis)) found.set(`globalThis ${String(key)}`, globalThis[key]);
  return found;
}

things(); // Some of Node's globals are made when they are first read.
const before = things();
for (const each of modules) require(each);
const after = things();
const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
  (key) => !Object.is(before.get(key), after.get(key)),
);
console.log(JSON.stringify(changed.sort()));
