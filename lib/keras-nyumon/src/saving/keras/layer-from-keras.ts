import { tf } from '../../backend/tf';
import type { Json, JsonObject } from './json';
import { isObject, nameIn } from './json';
import { KerasFileError } from './keras-file-error';
import { knownOptions } from './known-options';
import { camelCase } from '../../options/letter-case';

/** A layer as TensorFlow.js makes it from a saved model. (A type, because options may hold one.) */
export type LayerConfig = {
  className: string;
  config: tf.serialization.ConfigDict;
};

/** What `x + y` and the like leave in a model, and is as the layer of the same name. */
const OPERATORS = ['Add', 'Maximum', 'Minimum', 'Multiply'];

/** Options whose text is the reader's, not one of Keras's words. */
const TEXT = ['name', 'dtype'];

/**
 * A layer's description in TensorFlow.js's form.
 *
 * @throws KerasFileError when there is no such layer here, or it has options that the layer here does not have
 */
export function layerFromKeras({ module, class_name: className, config }: JsonObject): LayerConfig {
  if (typeof className !== 'string' || !isObject(config)) throw noLayer(JSON.stringify(className));
  const known = tf.serialization.SerializationMap.getMap().classNameMap;
  if (className === 'Lambda') throw lambda(nameIn(config));
  const isOperation = typeof module === 'string' && module.startsWith('keras.src.ops');
  if (isOperation && !OPERATORS.includes(className)) throw noLayer(className);
  if (!(className in known)) throw noLayer(className);
  const options = optionsFromKeras(config);
  return {
    className,
    config: knownOptions(className, className === 'Bidirectional' ? oneWay(options) : options),
  };
}

/** A Bidirectional here makes its backward layer itself, as Keras does unless it is given one. */
function oneWay(config: tf.serialization.ConfigDict): tf.serialization.ConfigDict {
  const { layer, backwardLayer, ...options } = config as Record<string, LayerConfig | undefined> & {
    layer: LayerConfig;
  };
  const isCopy = backwardLayer === undefined || withoutDirection(backwardLayer) === withoutDirection(layer);
  const name = (layer.config.name as string).replace(/^forward_/, '');
  const wrapped = { ...layer, config: { ...layer.config, name } };
  // Another backward layer stays, to be refused with all that there is not here.
  return { ...options, layer: wrapped, ...(isCopy ? {} : { backwardLayer }) };
}

function withoutDirection({ className, config }: LayerConfig): string {
  const { name: _name, goBackwards: _backwards, ...options } = config;
  return JSON.stringify([className, options]);
}

/** Options in TensorFlow.js's form: names and words in camelCase. */
function optionsFromKeras(options: JsonObject): tf.serialization.ConfigDict {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [camelCase(name), valueFromKeras(name, value ?? null)]),
  ) as tf.serialization.ConfigDict;
}

function valueFromKeras(name: string, value: Json): unknown {
  if (typeof value === 'string') return TEXT.includes(name) ? value : camelCase(value);
  if (Array.isArray(value)) return value.map((each) => valueFromKeras(name, each));
  if (!isObject(value)) return value;
  const { class_name: className, config } = value;
  // Weights are float32 under Keras's mixed policies too.
  if (className === 'DTypePolicy') return 'float32';
  // Some seeds are objects in Keras; from the same seed the two libraries draw different numbers anyway.
  if (name === 'seed') return null;
  if (typeof className !== 'string' || !isObject(config)) return optionsFromKeras(value);
  if (!/(initializer|regularizer|constraint)$/.test(name)) return layerFromKeras(value);
  // Keras has a class for each of L1 and L2, TensorFlow.js one for both.
  if (className === 'L1' || className === 'L2')
    return { className: 'L1L2', config: { l1: 0, l2: 0, ...config } };
  const { input_axes: _in, output_axes: _out, ...options } = config;
  return { className, config: optionsFromKeras(options) };
}

function lambda(name: string): KerasFileError {
  return new KerasFileError({
    ja: `層 ${name} は Lambda で、Python のプログラムなので読めません。Keras 側で Lambda を使わずに作り直してください。`,
    en: `Layer ${name} is a Lambda, a Python program, which cannot be read. Build the model in Keras without Lambda.`,
  });
}

function noLayer(className: string): KerasFileError {
  return new KerasFileError({
    ja: `層 ${className} はこのライブラリにありません。Keras 側で、ここにある層だけでモデルを作り直してください。`,
    en: `There is no layer ${className} here. Build the model in Keras from the layers that there are.`,
  });
}
