import { tf } from '../../backend/tf';
import { nativeBackend } from '../../backend/native/native-op';
import type { Optimizer } from '../../optimizers/optimizer';
import { isOwn } from '../../optimizers/optimizer';
import type { Batch } from '../step/batch';
import type { Compiled } from '../step/compiled';
import type { Differentiated } from '../step/differentiate';
import { differentiate } from '../step/differentiate';
import { constraintOf } from '../step/step';
import type { ModelPlan } from '../step/model-plan';
import type { LayerWeight, TrainableParts } from '../step/trainable-parts';
import type { Graph } from '../../backend/graph/graph';
import type { Layout } from './layout';
import { layOut, splitResults } from './layout';
import { recordGraph } from '../../backend/graph/record-graph';
import { savedModel } from '../../backend/graph/saved-model';
import type { TrainingGraph } from '../../backend/graph/training-graph';
import { trainingGraph } from '../../backend/graph/training-graph';

/** A model that is trained. */
export interface Training {
  plan: ModelPlan;
  compiled: Compiled;
  parts: TrainableParts;
  /** The model's weights. TensorFlow.js makes this list anew each time it is asked for. */
  weights: LayerWeight[];
}

/** A graph with the optimizer's part, and the optimizer. */
export interface WholeStep extends TrainingGraph {
  optimizer: Optimizer;
}

/** A step as a graph. */
export interface RecordedStep {
  graph: Graph;
  layout: Layout;
  /** The same graph with the optimizer in it, if that can be. */
  whole: WholeStep | undefined;
  /** The graph in TensorFlow's format. */
  bytes: Uint8Array;
  /** What the step began with, and what it gave. */
  feeds: number[];
  drawn: Int32Array[];
  results: tf.Tensor[];
}

/**
 * Computes the gradients of a batch operation by operation, and makes a graph of what that took.
 *
 * @returns the gradients, and the graph if there can be one
 */
export function recordStep(training: Training, batch: Batch): { value: Differentiated; step?: RecordedStep } {
  const { plan, compiled, parts, weights } = training;
  const values = valuesOf(weights);
  // Weights that the computation changes are needed once more as they were.
  values.forEach((value) => value.clone());
  const fed = [...tensorsOf(batch), ...values];
  const before = new Set(nativeBackend().getInputTensorIds(values));
  const recorded = recordGraph(
    fed,
    () => {
      const differentiated = differentiate(plan, compiled, parts, batch);
      return { differentiated, ...layOut(weights, differentiated, before) };
    },
    ({ results }) => results,
  );
  const { value, recording, graph, feeds } = recorded;
  const { differentiated, layout, results } = value;
  if (!graph) return { value: differentiated };
  const whole = wholeStep(training, graph, layout);
  const bytes = savedModel(whole ?? graph);
  const drawn = graph.drawn.map(({ id }) => {
    const { values: bits } = recording.constants.get(id) ?? { values: new Uint8Array() };
    return new Int32Array(bits.buffer);
  });
  return { value: differentiated, step: { graph, layout, whole, bytes, feeds, drawn, results } };
}

/** A batch's tensors, in the order in which a graph is handed them. */
export function tensorsOf({ inputs, labels, sampleWeights }: Batch): tf.Tensor[] {
  return [...inputs, ...labels, ...sampleWeights.filter((each) => each !== undefined)];
}

function wholeStep(training: Training, graph: Graph, layout: Layout): WholeStep | undefined {
  const { parts, weights } = training;
  const { optimizer } = training.compiled;
  if (!isOwn(optimizer)) return undefined;
  const operation = optimizer.nextOperation();
  const isTrained = layout.gradients.includes(true);
  const isFloat = weights.every((weight) => weight.dtype === 'float32');
  if (!operation || !isTrained || !isFloat || parts.weights.some(constraintOf)) return undefined;
  const { gradients, changed } = splitResults(layout, graph.fetches);
  const update = {
    operation,
    weights: graph.feeds.slice(-weights.length).map((feed, i) => ({
      feed,
      shape: weights[i].shape as number[],
    })),
    computed: layout.changed.map((weight, i) => ({ weight, value: changed[i] })),
    trained: trainedWeights(training, layout).map((weight, i) => ({
      weight: weights.indexOf(weight),
      gradient: gradients[i],
    })),
  };
  return { ...trainingGraph(graph, update), optimizer };
}

/** What a {@link TrainingGraph} keeps: the weights, and the slots of those that are trained. */
export function keptBy(training: Training, layout: Layout, { slots, optimizer }: WholeStep): tf.Variable[] {
  const { registeredVariables } = tf.engine();
  const ofWeights = trainedWeights(training, layout).flatMap(({ name }) => {
    const all = optimizer.slotsOf(registeredVariables[name]);
    return slots.map((slot) => all[slot]);
  });
  return [...training.weights.map(({ name }) => registeredVariables[name]), ...ofWeights];
}

/** Weights as they are. */
export const valuesOf = (weights: LayerWeight[]): tf.Tensor[] => weights.map((weight) => weight.read());

const trainedWeights = ({ parts }: Training, { gradients }: Layout) =>
  parts.weights.filter((_, i) => gradients[i]);
