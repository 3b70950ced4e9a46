import type { tf } from '../../backend/tf';
import { nativeOpsInUse } from '../../backend/native/in-use';
import { runAsKernel } from '../../backend/native/run-as-kernel';
import type { Graph } from '../../backend/graph/graph';
import type { Ready, Recorded } from '../../backend/graph/graphs-by-shape';
import { graphsByShape } from '../../backend/graph/graphs-by-shape';
import type { LoadedGraph } from '../../backend/graph/loaded-graph';
import { loadCompared, placed, tensorOf } from '../../backend/graph/loaded-graph';
import { recordGraph } from '../../backend/graph/record-graph';
import { savedModel } from '../../backend/graph/saved-model';
import type { Applied } from '../step/apply-plan';
import { applyPlan } from '../step/apply-plan';
import { hasOnlyKnownLayers } from '../step/known-parts';
import type { ModelPlan } from '../step/model-plan';

/** A model's outputs as a graph. */
interface RecordedOutputs {
  graph: Graph;
  /** The graph in TensorFlow's format. */
  bytes: Uint8Array;
  /** For each output, whether its logits are among the results, which they come after. */
  logits: boolean[];
  results: tf.Tensor[];
}

/** A batch, and how the model is computed. */
interface Given {
  plan: ModelPlan;
  inputs: tf.Tensor[];
}

type Outputs = Ready<Given, Applied>;

/** The graphs of each model, and of which outputs they are: a sequential model can get more layers. */
const ofModels = new WeakMap<tf.LayersModel, { of: tf.SymbolicTensor[]; outputs: Outputs }>();

/**
 * Applies a model outside training. After the first batches of a shape, TensorFlow computes them as a graph, as it
 * does a training step: see {@link stepGraph}. The graph is kept for as long as the model is. What layers do otherwise
 * later on, it does not know; weights are handed in each time. That is as in Keras.
 *
 * @param inputs the model's inputs in order, with the samples as the first axis
 * @returns the outputs in order; to be called within a tidy
 */
export function applyModel(plan: ModelPlan, inputs: tf.Tensor[]): Applied {
  const { model } = plan;
  if (!nativeOpsInUse() || !hasOnlyKnownLayers(model)) return applyPlan(plan, inputs, false);
  const made = ofModels.get(model);
  if (made?.of === model.outputs) return made.outputs.compute({ plan, inputs });
  made?.outputs.dispose();
  const outputs = outputsOf(model);
  ofModels.set(model, { of: model.outputs, outputs });
  return outputs.compute({ plan, inputs });
}

function outputsOf(model: tf.LayersModel): Outputs {
  const { weights } = model;
  const feeds = (inputs: tf.Tensor[]) => [...inputs, ...weights.map((weight) => weight.read())];
  return graphsByShape<Given, Applied, Recorded<Applied> & { recorded?: RecordedOutputs }>({
    shapeOf: ({ plan, inputs }) =>
      JSON.stringify([inputs.map(({ dtype, shape }) => [dtype, shape]), plan.logits]),
    compute: ({ plan, inputs }) => applyPlan(plan, inputs, false),
    record: ({ plan, inputs }) => {
      const { value, recorded } = recordOutputs(plan, inputs, feeds(inputs));
      return { value, recorded, bytes: recorded?.bytes };
    },
    ready: ({ recorded }, { inputs }) => recorded && readyOutputs(recorded, feeds, inputs),
  });
}

function recordOutputs(
  plan: ModelPlan,
  inputs: tf.Tensor[],
  feeds: tf.Tensor[],
): { value: Applied; recorded?: RecordedOutputs } {
  const { value, fetched, graph } = recordGraph(
    feeds,
    () => applyPlan(plan, inputs, false),
    ({ outputs, logits }) => [...outputs, ...logits.filter((each) => each !== undefined)],
  );
  if (!graph || graph.drawn.length > 0) return { value };
  const logits = value.logits.map((each) => each !== undefined);
  return { value, recorded: { graph, bytes: savedModel(graph), logits, results: fetched } };
}

function readyOutputs(
  { graph, bytes, logits, results }: RecordedOutputs,
  feeds: (inputs: tf.Tensor[]) => tf.Tensor[],
  inputs: tf.Tensor[],
): Outputs | undefined {
  const run = (loaded: LoadedGraph, batch: tf.Tensor[]) =>
    runAsKernel(() => loaded.run(placed(graph.feeds, feeds(batch)), graph.fetches).map(tensorOf));
  const loaded = loadCompared(bytes, (each) => run(each, inputs), results, 1e-3);
  if (!loaded) return undefined;
  const compute = ({ inputs: batch }: Given) => {
    const outputs = run(loaded, batch);
    const ofOutputs = outputs.splice(logits.length);
    return { outputs, logits: logits.map((isThere) => (isThere ? ofOutputs.shift() : undefined)) };
  };
  return { compute, dispose: loaded.dispose };
}
