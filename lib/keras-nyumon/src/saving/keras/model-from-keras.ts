import { tf } from '../../backend/tf';
import { graphFromKeras } from './graph-from-keras';
import type { Json, JsonObject } from './json';
import { isObject, nameIn } from './json';
import { KerasFileError } from './keras-file-error';
import { layerFromKeras } from './layer-from-keras';

/**
 * Makes the model that a description of Keras 2's or 3's means. Its weights are not drawn: they are to be read.
 *
 * @throws KerasFileError when the model has something that there is not here
 */
export function modelFromKeras(description: JsonObject): tf.LayersModel {
  const before = new Set(weightsInUse());
  try {
    return makeModel(description);
  } catch (error) {
    // Of a model that is only half made nobody else knows.
    tf.dispose(weightsInUse().filter((weight) => !before.has(weight)));
    throw error;
  }
}

function weightsInUse(): tf.Variable[] {
  return Object.values(tf.engine().registeredVariables);
}

function makeModel(description: JsonObject): tf.LayersModel {
  const model = makeLayer(description);
  if (model instanceof tf.LayersModel) return model;
  throw new KerasFileError({
    ja: 'config.json はモデルではなく層1つのものです。Keras のモデルを保存し直してください。',
    en: 'config.json describes a layer, not a model. Save the model again from Keras.',
  });
}

function makeLayer(description: JsonObject): tf.layers.Layer {
  const { class_name: className, config, build_config: build } = description;
  if (!isObject(config)) throw notWhole(JSON.stringify(className));
  if (className === 'Sequential') return sequential(config, isObject(build) ? build.input_shape : undefined);
  if (className === 'Functional' || className === 'Model') return graphFromKeras(config, makeLayer);
  if (className === 'InputLayer') return input(config);
  const { className: name, config: options } = layerFromKeras(description);
  return newLayer(name, options);
}

/** Makes a layer as TensorFlow.js does for a saved model. */
function newLayer(className: string, options: tf.serialization.ConfigDict): tf.layers.Layer {
  const [Class, fromConfig] = tf.serialization.SerializationMap.getMap().classNameMap[className];
  const layer = fromConfig(Class, options) as unknown as tf.layers.Layer;
  layer.setFastWeightInitDuringBuild(true);
  return layer;
}

/** The input layer's shape becomes the first layer's, as TensorFlow.js's own Sequential models have it. */
function sequential(config: JsonObject, build?: Json): tf.Sequential {
  const described = config.layers as JsonObject[];
  const inputConfig = described
    .filter(({ class_name: className }) => className === 'InputLayer')
    .map((each) => each.config as JsonObject)
    .at(0);
  const shape = inputConfig ? inputShape(inputConfig) : (config.build_input_shape ?? build);
  const [first, ...rest] = inputConfig ? described.slice(1) : described;
  const model = tf.sequential({ name: nameIn(config) });
  for (const each of [withInput(first, shape, inputConfig?.dtype), ...rest]) model.add(makeLayer(each));
  return model;
}

/** A first layer that says what it takes; a model says so by itself. */
function withInput(layer: JsonObject, shape: Json | undefined, dtype: Json | undefined): JsonObject {
  if (!isObject(layer.config) || layer.class_name === 'Sequential' || layer.class_name === 'Functional')
    return layer;
  const batchShape = layer.config.batch_input_shape ?? shape;
  if (batchShape === undefined || batchShape === null) throw noInputShape(nameIn(layer.config));
  return {
    ...layer,
    config: { ...layer.config, batch_input_shape: batchShape, input_d_type: inputType(dtype) },
  };
}

function input(config: JsonObject): tf.layers.Layer {
  const { name, dtype } = config;
  const batchShape = inputShape(config) as (number | null)[];
  return tf.input({ batchShape, dtype: inputType(dtype), name: name as string }).sourceLayer;
}

/** Keras 3 says `batch_shape`, Keras 2 `batch_input_shape`. */
function inputShape({ batch_shape: keras3, batch_input_shape: keras2 }: JsonObject): Json | undefined {
  return keras3 ?? keras2;
}

/** Word numbers and labels are int32 here, whatever their size in Keras. */
function inputType(dtype: Json | undefined): 'int32' | 'float32' {
  return typeof dtype === 'string' && /^u?int\d+$|^bool$/.test(dtype) ? 'int32' : 'float32';
}

function notWhole(name: string): KerasFileError {
  return new KerasFileError({
    ja: `${name} の記述が完全ではありません。Keras でモデルを保存し直してください。`,
    en: `The description of ${name} is not whole. Save the model again from Keras.`,
  });
}

function noInputShape(name: string): KerasFileError {
  return new KerasFileError({
    ja: `最初の層 ${name} の入力の形が決まる前に保存されています。Keras 側で keras.Input を加えるか一度データを渡して、保存し直してください。`,
    en: `The model was saved before its first layer ${name} knew its input shape. In Keras, add a keras.Input or call it once, and save again.`,
  });
}
