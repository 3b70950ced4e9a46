import type { tf } from '../engine/tf';
import { nativeOpsInUse } from '../native-ops/in-use';
import type { Batch } from '../train/batch';
import type { Compiled } from '../train/compiled';
import { differentiate } from '../train/differentiate';
import type { ComputedStep } from '../train/step';
import type { TrainableParts } from '../train/trainable-parts';
import { hasOnlyKnownParts } from './known-parts';
import type { ReadyStep } from './ready-step';
import { readyStep } from './ready-step';
import { recordStep } from './recorded-step';

/** Computes the steps of one batch after another. */
export interface StepGraph {
  /** Computes a batch. Where there are no gradients in what it gives, the weights have been changed. */
  compute: (batch: Batch) => ComputedStep;
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
  ready?: ReadyStep;
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
 *
 * Where the optimizer is one operation of TensorFlow's for each weight, it is in the graph as well, which then keeps
 * weights and slots from step to step.
 */
export function stepGraph(model: tf.LayersModel, compiled: Compiled, parts: TrainableParts): StepGraph {
  const training = { model, compiled, parts, weights: model.weights };
  const byShape = new Map<string, Progress>();
  let isOff = !nativeOpsInUse() || !hasOnlyKnownParts(model, compiled);

  const computeRecorded = (batch: Batch, progress: Progress): ComputedStep => {
    const { value, step } = recordStep(training, batch);
    const { former } = progress;
    progress.former = step?.bytes;
    if (!step || (former && Buffer.compare(former, step.bytes) !== 0)) isOff = true;
    else if (former) {
      progress.ready = readyStep(training, step);
      isOff = !progress.ready;
    }
    return value;
  };

  return {
    compute: (batch) => {
      if (isOff) return differentiate(model, compiled, parts, batch);
      const shape = shapesOf(batch);
      const progress = byShape.get(shape) ?? { batches: 0 };
      if (byShape.size < MOST_GRAPHS) byShape.set(shape, progress);
      try {
        if (progress.ready) return progress.ready.compute(batch);
      } catch {
        // Operation by operation, the error says what failed.
        isOff = true;
      }
      return ++progress.batches < FIRST_RECORDED || isOff
        ? differentiate(model, compiled, parts, batch)
        : computeRecorded(batch, progress);
    },
    dispose: () => {
      for (const { ready } of byShape.values()) ready?.dispose();
      byShape.clear();
    },
  };
}

const shapesOf = ({ inputs, labels, weights }: Batch): string =>
  JSON.stringify(
    [inputs, labels, weights].map((each) => each.map((tensor) => tensor && [tensor.dtype, tensor.shape])),
  );
