import type { tf } from '../../backend/tf';
import type { Json, JsonObject } from './json';
import { isObject } from './json';
import { KerasFileError } from './keras-file-error';
import { knownOptions } from './known-options';
import { snakeCase } from '../../options/letter-case';

/** Layers of TensorFlow.js's that Keras 3 does not have. */
const NOT_IN_KERAS = ['RandomWidth', 'ThresholdedReLU'];

/** Options whose text is the reader's, not one of Keras's words. */
const TEXT = ['name', 'dtype'];

/**
 * A layer's description as Keras 3 writes it.
 *
 * @param className its class
 * @param config    what its `getConfig` returns
 * @throws KerasFileError when Keras has no such layer
 */
export function layerToKeras(className: string, config: tf.serialization.ConfigDict): JsonObject {
  if (NOT_IN_KERAS.includes(className)) {
    throw new KerasFileError({
      ja: `層 ${className} は Keras 3 にないので、.keras には保存できません。フォルダーに保存してください。`,
      en: `Keras 3 has no layer ${className}, so it cannot be saved as .keras. Save the model to a folder.`,
    });
  }
  const {
    batchInputShape: _shape,
    inputDType: _type,
    trainable = true,
    ...options
  } = knownOptions(className, ownOptions(config));
  return kerasObject('keras.layers', className, {
    ...optionsToKeras(options),
    // Keras's classes for these do not take it, as they have no weights.
    ...(className.startsWith('SpatialDropout') ? {} : { trainable }),
    dtype: kerasObject('keras', 'DTypePolicy', { name: 'float32' }),
  });
}

/** TensorFlow.js lists the options of a recurrent layer's cell a second time, as the layer's. */
function ownOptions({ cells: _, ...options }: tf.serialization.ConfigDict): tf.serialization.ConfigDict {
  const { cell } = options as { cell?: { config: object } };
  if (!cell) return options;
  const isOfCell = (name: string) => name in cell.config && name !== 'name' && name !== 'trainable';
  return Object.fromEntries(Object.entries(options).filter(([name]) => !isOfCell(name)));
}

/** The description of an object that Keras makes from its class and options. */
export function kerasObject(module: string, className: string, config: JsonObject): JsonObject {
  return { module, class_name: className, config, registered_name: null };
}

/** Options in Keras's form: names and words in snake_case, such as `kernel_initializer` and `channels_last`. */
function optionsToKeras(options: tf.serialization.ConfigDict): JsonObject {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [snakeCase(name), valueToKeras(name, value as Json)]),
  );
}

function valueToKeras(name: string, value: Json | undefined): Json {
  if (typeof value === 'string') return TEXT.includes(name) ? value : snakeCase(value);
  if (Array.isArray(value)) return value.map((each) => valueToKeras(name, each));
  if (!isObject(value)) return value ?? null;
  const { className, config } = value as { className?: string; config: tf.serialization.ConfigDict };
  if (className === undefined) return optionsToKeras(value as tf.serialization.ConfigDict);
  const kind = /(initializer|regularizer|constraint)$/i.exec(name)?.[0].toLowerCase();
  // What a layer holds besides these are layers: a cell, or what it wraps.
  return kind
    ? kerasObject(`keras.${kind}s`, className, optionsToKeras(config))
    : layerToKeras(className, config);
}
