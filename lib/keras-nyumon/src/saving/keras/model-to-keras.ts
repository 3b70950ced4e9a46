import { tf } from '../../backend/tf';
import type { Json, JsonObject } from './json';
import { kerasObject, layerToKeras } from './layer-to-keras';

/** A model's description as Keras 3 writes it into `config.json`, without how it was compiled. */
export function modelToKeras(model: tf.LayersModel): JsonObject {
  const { name, trainable } = model;
  if (!(model instanceof tf.Sequential)) {
    const config = { name, trainable, ...graphToKeras(model) };
    return {
      ...kerasObject('keras.src.models.functional', 'Functional', config),
      registered_name: 'Functional',
    };
  }
  const layers = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer').map(toKeras);
  return kerasObject('keras', 'Sequential', {
    name,
    trainable,
    layers: [inputToKeras(model.inputs[0]), ...layers],
  });
}

function toKeras(layer: tf.layers.Layer): JsonObject {
  if (layer instanceof tf.LayersModel) return modelToKeras(layer);
  const className = layer.getClassName();
  return className === 'InputLayer'
    ? inputToKeras(layer.output as tf.SymbolicTensor)
    : layerToKeras(className, layer.getConfig());
}

function inputToKeras({ shape, dtype, sourceLayer }: tf.SymbolicTensor): JsonObject {
  return kerasObject('keras.layers', 'InputLayer', { batch_shape: shape, dtype, name: sourceLayer.name });
}

/** An output of a layer's call. */
type Tensor = [layer: string, call: number, output: number];

/** What `getConfig` of a functional model returns. */
interface GraphConfig {
  layers: { name: string; inboundNodes: Tensor[][] }[];
  inputLayers: Tensor[];
  outputLayers: Tensor[];
}

function graphToKeras(model: tf.LayersModel): JsonObject {
  const { layers, inputLayers, outputLayers } = model.getConfig() as unknown as GraphConfig;
  const byName = new Map(model.layers.map((layer) => [layer.name, layer]));
  // TensorFlow.js counts a model's calls from 1; Keras from 0, but for those of a functional model that end the graph.
  const inside = ([name, call, output]: Tensor): Json => {
    const history = [name, byName.get(name) instanceof tf.LayersModel ? call - 1 : call, output];
    // Keras takes the shape from the layer again.
    return {
      class_name: '__keras_tensor__',
      config: { shape: [null], dtype: 'float32', keras_history: history },
    };
  };
  const atEnd = ([name, call, output]: Tensor): Json => [
    name,
    byName.get(name) instanceof tf.Sequential ? call - 1 : call,
    output,
  ];
  return {
    layers: layers.map(({ name, inboundNodes }, i) => {
      const layer = model.layers[i];
      const isRecurrent = layer instanceof tf.RNN;
      const nodes = inboundNodes.map((inputs) => callToKeras(inputs.map(inside), isRecurrent));
      return { ...toKeras(layer), name, inbound_nodes: nodes };
    }),
    input_layers: single(inputLayers.map(atEnd)),
    output_layers: single(outputLayers.map(atEnd)),
  };
}

/** A call of a layer: with one tensor, with a sequence and the states to start from, or with a list of tensors. */
function callToKeras(inputs: Json[], isRecurrent: boolean): JsonObject {
  if (inputs.length === 1) return { args: inputs, kwargs: {} };
  const [sequence, ...states] = inputs;
  return isRecurrent
    ? { args: [sequence], kwargs: { initial_state: states } }
    : { args: [inputs], kwargs: {} };
}

/** One tensor stands by itself, as it does when one calls the model. */
function single(tensors: Json[]): Json {
  return tensors.length === 1 ? tensors[0] : tensors;
}
