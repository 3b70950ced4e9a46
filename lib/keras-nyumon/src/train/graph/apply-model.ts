import { tf } from '../../backend/tf';
import { withPoolingFirst } from '../../layers/pooling-first';
import { areLogitsFollowed, logitsOf, rememberLogits } from '../../losses/logits';
import { nativeOpsInUse } from '../../backend/native/in-use';
import { nativeBackend } from '../../backend/native/native-op';
import { runAsKernel } from '../../backend/native/run-as-kernel';
import type { Graph } from '../../backend/graph/graph';
import { graphOf } from '../../backend/graph/graph';
import type { Ready, Recorded } from '../../backend/graph/graphs-by-shape';
import { graphsByShape } from '../../backend/graph/graphs-by-shape';
import { hasOnlyKnownLayers } from './known-parts';
import type { LoadedGraph } from '../../backend/graph/loaded-graph';
import { loadCompared, placed, tensorOf } from '../../backend/graph/loaded-graph';
import { record } from '../../backend/graph/recording';
import { savedModel } from '../../backend/graph/saved-model';

/** A model's outputs as a graph. */
interface RecordedOutputs {
  graph: Graph;
  /** The graph in TensorFlow's format. */
  bytes: Uint8Array;
  /** For each output, whether its logits are among the results, which they come after. */
  logits: boolean[];
  results: tf.Tensor[];
}

type Outputs = Ready<tf.Tensor[], tf.Tensor[]>;

/** The graphs of each model, and of which outputs they are: a sequential model can get more layers. */
const ofModels = new WeakMap<tf.LayersModel, { of: tf.SymbolicTensor[]; outputs: Outputs }>();

/**
 * A model's outputs outside training. After the first batches of a shape, TensorFlow computes them as a graph, as it
 * does a training step: see {@link stepGraph}. The graph is kept for as long as the model is. What layers do otherwise
 * later on, it does not know; weights are handed in each time. That is as in Keras.
 *
 * @param inputs the model's inputs in order, with the samples as the first axis
 * @returns the outputs in order; to be called within a tidy
 */
export function applyModel(model: tf.LayersModel, inputs: tf.Tensor[]): tf.Tensor[] {
  if (!nativeOpsInUse()) return applyLayers(model, inputs);
  const known = ofModels.get(model);
  if (known?.of === model.outputs) return known.outputs.compute(inputs);
  known?.outputs.dispose();
  const made = { of: model.outputs, outputs: outputsOf(model) };
  ofModels.set(model, made);
  return made.outputs.compute(inputs);
}

function applyLayers(model: tf.LayersModel, inputs: tf.Tensor[]): tf.Tensor[] {
  return [withPoolingFirst(model, () => model.apply(inputs, { training: false }))].flat() as tf.Tensor[];
}

function outputsOf(model: tf.LayersModel): Outputs {
  const compute = (inputs: tf.Tensor[]) => applyLayers(model, inputs);
  if (!hasOnlyKnownLayers(model)) return { compute, dispose: () => undefined };
  const { weights } = model;
  const given = (inputs: tf.Tensor[]) => [...inputs, ...weights.map((weight) => weight.read())];
  return graphsByShape<tf.Tensor[], tf.Tensor[], Recorded<tf.Tensor[]> & { recorded?: RecordedOutputs }>({
    shapeOf: (inputs) =>
      JSON.stringify([inputs.map(({ dtype, shape }) => [dtype, shape]), areLogitsFollowed()]),
    compute,
    record: (inputs) => {
      const { value, recorded } = recordOutputs(given(inputs), () => compute(inputs));
      return { value, recorded, bytes: recorded?.bytes };
    },
    ready: ({ recorded }, inputs) => recorded && readyOutputs(recorded, given, inputs),
  });
}

function recordOutputs(
  given: tf.Tensor[],
  compute: () => tf.Tensor[],
): { value: tf.Tensor[]; recorded?: RecordedOutputs } {
  const backend = nativeBackend();
  const ids = backend.getInputTensorIds(given);
  const feeds = given.map(({ dataId }, i) => ({ id: ids[i], dtype: backend.tensorMap.get(dataId).dtype }));
  const { value, recording } = record(compute);
  const logits = value.map(logitsOf);
  const results = [...value, ...logits.filter((each) => each !== undefined)];
  const graph = graphOf(recording, feeds, backend.getInputTensorIds(results));
  if (!graph || graph.drawn.length > 0) return { value };
  const isKnown = logits.map((each) => each !== undefined);
  return { value, recorded: { graph, bytes: savedModel(graph), logits: isKnown, results } };
}

function readyOutputs(
  { graph, bytes, logits, results }: RecordedOutputs,
  given: (inputs: tf.Tensor[]) => tf.Tensor[],
  inputs: tf.Tensor[],
): Outputs | undefined {
  const run = (loaded: LoadedGraph, batch: tf.Tensor[]) =>
    runAsKernel(() => loaded.run(placed(graph.feeds, given(batch)), graph.fetches).map(tensorOf));
  const loaded = loadCompared(bytes, (each) => run(each, inputs), results, 1e-3);
  if (!loaded) return undefined;
  const compute = (batch: tf.Tensor[]) => {
    const outputs = run(loaded, batch);
    const found = outputs.splice(logits.length);
    outputs.forEach((output, i) => {
      if (logits[i]) rememberLogits(output, found.shift() as tf.Tensor);
    });
    return outputs;
  };
  return { compute, dispose: loaded.dispose };
}
