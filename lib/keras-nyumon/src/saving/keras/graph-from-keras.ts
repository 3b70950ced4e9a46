import { tf } from '../../backend/tf';
import type { Json, JsonObject } from './json';
import { isObject, nameIn } from './json';
import { KerasFileError } from './keras-file-error';

/** An output of a layer's call. */
type Tensor = [layer: string, call: number, output: number];

/** A layer of a graph, and the calls that are still to be made: for each its inputs. */
interface Calls {
  layer: tf.layers.Layer;
  waiting: Tensor[][];
}

/**
 * Makes a functional model: every layer once, and then its calls in the order in which Keras made them. (TensorFlow.js
 * itself swaps the calls of a shared layer when the first has to wait for another layer.)
 *
 * @param config    a Functional model's options, of Keras 2 or 3
 * @param makeLayer makes a layer from its description
 * @throws KerasFileError when a call has arguments other than tensors, or the graph has a hole
 */
export function graphFromKeras(
  config: JsonObject,
  makeLayer: (description: JsonObject) => tf.layers.Layer,
): tf.LayersModel {
  const { name, layers, input_layers: inputs, output_layers: outputs } = config;
  const described = layers as (JsonObject & { name: string; inbound_nodes: Json[] })[];
  const calls = new Map(
    described.map((each) => [each.name, { layer: makeLayer(each), waiting: callsOf(each) }]),
  );
  const isModel = (layer: string) => calls.get(layer)?.layer instanceof tf.LayersModel;
  // Keras 2 and TensorFlow.js count a model's calls from 1, Keras 3 from 0, but for those that end the graph.
  const isKeras2 = described.some(({ inbound_nodes: [node] }) => Array.isArray(node));
  const isSequential = (layer: string) => calls.get(layer)?.layer instanceof tf.Sequential;
  const inside = ([layer, call, output]: Tensor) =>
    outputOf(calls, [layer, isModel(layer) && !isKeras2 ? call + 1 : call, output]);
  const atEnd = ([layer, call, output]: Tensor) =>
    outputOf(calls, [layer, isSequential(layer) && !isKeras2 ? call + 1 : call, output]);
  makeCalls(calls, inside);
  const ends = [inputs, outputs].map((each) => tensorsOf(each).map(atEnd));
  if (ends.flat().includes(undefined)) throw hole(nameIn(config));
  const [modelInputs, modelOutputs] = ends as tf.SymbolicTensor[][];
  return tf.model({ name: name as string, inputs: modelInputs, outputs: modelOutputs });
}

/** Calls layers as soon as their inputs are there, each layer's calls in their order. */
function makeCalls(calls: Map<string, Calls>, find: (tensor: Tensor) => tf.SymbolicTensor | undefined): void {
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const { layer, waiting } of calls.values()) {
      while (waiting.length > 0) {
        const found = waiting[0].map(find);
        const inputs = found.filter((tensor): tensor is tf.SymbolicTensor => tensor !== undefined);
        if (inputs.length < found.length) break;
        layer.apply(inputs.length === 1 ? inputs[0] : inputs);
        waiting.shift();
        isMoving = true;
      }
    }
  }
  const [stuck] = [...calls].find(([, { waiting }]) => waiting.length > 0) ?? [];
  if (stuck !== undefined) throw hole(stuck);
}

function outputOf(calls: Map<string, Calls>, [layer, call, output]: Tensor): tf.SymbolicTensor | undefined {
  const nodes: (tf.layers.Layer['inboundNodes'][number] | undefined)[] =
    calls.get(layer)?.layer.inboundNodes ?? [];
  return nodes[call]?.outputTensors[output];
}

/** The inputs of each call of a layer. `training` is read as nothing: here only the whole model has a mode. */
function callsOf({ name, inbound_nodes: nodes }: { name: string; inbound_nodes: Json[] }): Tensor[][] {
  return nodes.map((node) => {
    // Keras 2's form: a list of tensors.
    if (Array.isArray(node))
      return (node as unknown as Tensor[]).map(([layer, call, output]) => [layer, call, output]);
    const { args, kwargs } = node as { args: Json[]; kwargs: JsonObject };
    const { initial_state: state = [], mask: _mask, training: _training, ...rest } = kwargs;
    const inputs: unknown[] = [args, state].flat(3);
    const strange = [...inputs.filter((each) => !isTensor(each)), ...Object.values(rest).filter(Boolean)];
    if (strange.length > 0) throw strangeArgument(name, JSON.stringify(strange[0]));
    return inputs.filter(isTensor).map(({ config }) => config.keras_history);
  });
}

interface KerasTensor {
  config: { keras_history: Tensor };
}

function isTensor(value: unknown): value is KerasTensor {
  return isObject(value) && value.class_name === '__keras_tensor__';
}

/** One tensor, a list of them, or an object of them by name. */
function tensorsOf(ends: Json | undefined): Tensor[] {
  if (isObject(ends)) return Object.values(ends).flatMap(tensorsOf);
  if (!Array.isArray(ends)) return [];
  return typeof ends[0] === 'string' ? [ends as unknown as Tensor] : ends.flatMap(tensorsOf);
}

function strangeArgument(layer: string, what: string): KerasFileError {
  return new KerasFileError({
    ja: `層 ${layer} の呼び出しの引数 ${what} は読めません。Keras 側で、テンソルだけを渡す層に変えて保存し直してください。`,
    en: `Layer ${layer} is called with ${what}, which cannot be read. In Keras, use layers that take only tensors, and save again.`,
  });
}

function hole(layer: string): KerasFileError {
  return new KerasFileError({
    ja: `${layer} につながる層がファイルにありません。Keras でモデルを保存し直してください。`,
    en: `What ${layer} is connected to is not in the file. Save the model again from Keras.`,
  });
}
