import { tf } from '../engine/tf';
import { logitsOf, rememberLogits } from '../losses/logits';
import { outputTensor } from '../native-ops/bfloat16';
import { nativeOpsInUse } from '../native-ops/in-use';
import { nativeBackend } from '../native-ops/native-op';
import type { Batch } from '../train/batch';
import type { Compiled } from '../train/compiled';
import type { Differentiated } from '../train/differentiate';
import { differentiate } from '../train/differentiate';
import type { TrainableParts } from '../train/trainable-parts';
import type { Graph } from './graph';
import { graphOf } from './graph';
import { hasOnlyKnownParts } from './known-parts';
import type { LoadedGraph } from './loaded-graph';
import { loadGraph } from './loaded-graph';
import type { Recording } from './recording';
import { record } from './recording';
import { savedModel } from './saved-model';

/** Computes the loss and the gradients of one batch after another. */
export interface StepGraph {
  differentiate: (batch: Batch) => Differentiated;
  /** Frees what TensorFlow keeps for it. */
  dispose: () => void;
}

/** So many batches of a shape are computed operation by operation first: a short training is done by then. */
const FIRST_RECORDED = 6;
/** So many shapes of batches get a graph: usually all batches are alike but the last of an epoch. */
const MOST_GRAPHS = 2;

/** What is known of the batches of one shape. */
interface Progress {
  batches: number;
  /** The graph of the batch before, as a saved model. */
  former?: Uint8Array;
  ready?: { graph: LoadedGraph; shape: Shape };
}

/** What a graph's results belong to. */
interface Shape {
  /** For each of the outputs, whether its logits are known. */
  outputs: boolean[];
  losses: number;
  /** Which of the weights have gradients. */
  gradients: boolean[];
  /** Weights that the computation itself changes, such as the moving means of batch normalization. */
  changed: tf.LayerVariable[];
}

/**
 * Computes batches as {@link differentiate} does, and after the first ones in a single call of TensorFlow's: what
 * differentiate asks of the native engine is recorded for two batches, and where that was the same, TensorFlow gets it as
 * a graph. It then computes at the same time what does not depend on each other, and JavaScript has nothing to do
 * between the operations. This is what `tf.function` is to Keras.
 *
 * Recorded is what the C library was asked for, so everything that it computes can be in a graph. What would not be the
 * same at each step goes on operation by operation: layers and losses of the reader's own, random numbers that
 * JavaScript draws, and values that are read on the way. The graph's first results are compared with those computed
 * operation by operation; a graph that gives others is not used.
 */
export function stepGraph(model: tf.LayersModel, compiled: Compiled, parts: TrainableParts): StepGraph {
  const byShape = new Map<string, Progress>();
  let isOff = !nativeOpsInUse() || !hasOnlyKnownParts(model, compiled);

  const tryRecorded = (batch: Batch, progress: Progress): Differentiated => {
    const feeds = feedsOf(model, batch);
    // Weights that the computation changes are needed once more as they were.
    model.weights.forEach((weight) => weight.read().clone());
    const { value, recording } = record(() => differentiate(model, compiled, parts, batch));
    const { shape, tensors } = resultsOf(model, value, feeds);
    const graph = graphOf(recording, feeds, nativeBackend().getInputTensorIds(tensors));
    const bytes = graph && savedModel(graph);
    if (!graph || !bytes || (progress.former && !same(progress.former, bytes))) {
      isOff = true;
    } else if (progress.former) {
      const loaded = tryLoad(graph, bytes);
      isOff = !loaded || !givesTheSame(loaded, graph, recording, feeds, tensors, compiled.mixedBfloat16);
      if (loaded && isOff) loaded.dispose();
      if (loaded && !isOff) progress.ready = { graph: loaded, shape };
    }
    progress.former = bytes;
    return value;
  };

  return {
    differentiate: (batch) => {
      if (isOff) return differentiate(model, compiled, parts, batch);
      const key = shapesOf(batch);
      const progress = byShape.get(key) ?? { batches: 0 };
      if (byShape.size < MOST_GRAPHS) byShape.set(key, progress);
      if (progress.ready) {
        const results = tryRun(progress.ready, feedsOf(model, batch));
        if (results) return results;
        // Operation by operation, the error says what failed.
        isOff = true;
        return differentiate(model, compiled, parts, batch);
      }
      return ++progress.batches < FIRST_RECORDED
        ? differentiate(model, compiled, parts, batch)
        : tryRecorded(batch, progress);
    },
    dispose: () => {
      for (const { ready } of byShape.values()) ready?.graph.dispose();
      byShape.clear();
    },
  };
}

interface Feed {
  id: number;
  dtype: number;
}

/** What differs from step to step: the batch, and the weights. */
function feedsOf(model: tf.LayersModel, { inputs, labels, weights }: Batch): Feed[] {
  const backend = nativeBackend();
  const given = weights.filter((each) => each !== undefined);
  const tensors = [...inputs, ...labels, ...given, ...model.weights.map((weight) => weight.read())];
  const ids = backend.getInputTensorIds(tensors);
  return tensors.map(({ dataId }, i) => ({ id: ids[i], dtype: backend.tensorMap.get(dataId).dtype }));
}

const shapesOf = ({ inputs, labels, weights }: Batch): string =>
  JSON.stringify(
    [inputs, labels, weights].map((each) => each.map((tensor) => tensor && [tensor.dtype, tensor.shape])),
  );

/** All results of a computation in order, and how to find them there. */
function resultsOf(
  model: tf.LayersModel,
  { outputs, loss, losses, gradients }: Differentiated,
  feeds: Feed[],
): { shape: Shape; tensors: tf.Tensor[] } {
  const backend = nativeBackend();
  const fed = new Set(feeds.map(({ id }) => id));
  const changed = model.weights.filter((weight) => !fed.has(backend.getInputTensorIds([weight.read()])[0]));
  const logits = outputs.map(logitsOf);
  const shape = {
    outputs: logits.map((each) => each !== undefined),
    losses: losses.length,
    gradients: gradients.map((gradient) => gradient !== null),
    changed,
  };
  const known = logits.filter((each) => each !== undefined);
  const given = gradients.filter((gradient) => gradient !== null);
  return {
    shape,
    tensors: [loss, ...outputs, ...known, ...losses, ...given, ...changed.map((weight) => weight.read())],
  };
}

function tryRun({ graph, shape }: NonNullable<Progress['ready']>, feeds: Feed[]): Differentiated | undefined {
  const backend = nativeBackend();
  let results: tf.Tensor[];
  try {
    results = graph.run(feeds.map(({ id }) => id)).map((result) => outputTensor(backend, result));
  } catch {
    return undefined;
  }
  const next = (count: number) => results.splice(0, count);
  const [loss] = next(1);
  const outputs = next(shape.outputs.length);
  outputs.forEach((output, i) => {
    if (shape.outputs[i]) rememberLogits(output, next(1)[0]);
  });
  const losses = next(shape.losses);
  const gradients = shape.gradients.map((isThere) => (isThere ? next(1)[0] : null));
  for (const weight of shape.changed) weight.write(next(1)[0]);
  return { outputs, loss: loss as tf.Scalar, losses: losses as tf.Scalar[], gradients };
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function tryLoad(graph: Graph, bytes: Uint8Array): LoadedGraph | undefined {
  try {
    return loadGraph(graph, bytes);
  } catch {
    // An operation of which the recording does not say enough for a graph.
    return undefined;
  }
}

/** Whether a graph gives for a batch what was computed operation by operation. */
function givesTheSame(
  loaded: LoadedGraph,
  graph: Graph,
  { constants }: Recording,
  feeds: Feed[],
  expected: tf.Tensor[],
  isBfloat16: boolean,
): boolean {
  const tolerance = isBfloat16 ? 0.05 : 1e-3;
  return tf.tidy(() => {
    const backend = nativeBackend();
    const drawn = graph.drawn.map(({ id }) => {
      const { values } = constants.get(id) ?? { values: new Uint8Array() };
      return tf.tensor1d(new Int32Array(values.buffer), 'int32');
    });
    try {
      const ids = feeds.map(({ id }) => id);
      const results = loaded.run(ids, backend.getInputTensorIds(drawn));
      return results
        .map((result) => outputTensor(backend, result).dataSync())
        .every((values, i) => isNear(values, expected[i].dataSync(), tolerance));
    } catch {
      return false;
    }
  });
}

function isNear(values: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): boolean {
  if (values.length !== expected.length) return false;
  let largest = 0;
  let difference = 0;
  for (let i = 0; i < values.length; i++) {
    // Where both are infinite or not a number, there is no difference to compute.
    if (Object.is(values[i], expected[i])) continue;
    difference = Math.max(difference, Math.abs(values[i] - expected[i]));
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return difference <= tolerance * largest + 1e-6;
}
