import { readFileSync } from 'node:fs';

/**
 * The public names of Keras's modules; tests/fidelity compares them with Keras.
 *
 * @type {Record<string, string[]>}
 */
const NAMES = JSON.parse(readFileSync(new URL('keras-names.json', import.meta.url), 'utf8'));

/**
 * Where Keras keeps what a folder of ours has, if it is not in the module of the folder's name.
 *
 * @type {Record<string, string[]>}
 */
const MODULES = {
  optimizers: ['optimizers', 'optimizers.schedules'],
  models: ['models', 'Model'],
  saving: ['saving', 'Model'],
  train: ['Model'],
  data: ['utils'],
  backend: ['utils'],
  visualization: ['utils'],
};

/**
 * What a function of ours is called in Keras.
 *
 * @param {string} name    ours, such as conv2d
 * @param {string} folder  of lib/keras-nyumon/src, such as layers
 * @returns {string | undefined} such as keras.layers.Conv2D; undefined when Keras has none of that name
 */
export function kerasName(name, folder) {
  for (const module of MODULES[folder] ?? [folder]) {
    const alike = (NAMES[module] ?? []).filter((each) => plain(each) === plain(name));
    // Keras has MeanSquaredError and mean_squared_error: the class takes options, as ours do.
    const [best] = alike.sort();
    if (best) return `keras.${module}.${best}`;
  }
}

/** @param {string} name */
const plain = (name) => name.toLowerCase().replaceAll('_', '');
