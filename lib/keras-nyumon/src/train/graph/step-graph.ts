import { nativeOpsInUse } from '../../backend/native/in-use';
import type { Batch } from '../step/batch';
import type { Compiled } from '../step/compiled';
import { differentiate } from '../step/differentiate';
import type { ComputedStep } from '../step/step';
import type { TrainableParts } from '../step/trainable-parts';
import type { Ready, Recorded } from '../../backend/graph/graphs-by-shape';
import { graphsByShape } from '../../backend/graph/graphs-by-shape';
import { hasOnlyKnownParts } from '../step/known-parts';
import type { ModelPlan } from '../step/model-plan';
import { readyStep } from './ready-step';
import type { RecordedStep } from './recorded-step';
import { recordStep } from './recorded-step';

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
 *
 * @returns computes the steps of one batch after another. Where there are no gradients in what it gives, the weights have
 *   been changed
 */
export function stepGraph(
  plan: ModelPlan,
  compiled: Compiled,
  parts: TrainableParts,
): Ready<Batch, ComputedStep> {
  const training = { plan, compiled, parts, weights: plan.model.weights };
  const compute = (batch: Batch) => differentiate(plan, compiled, parts, batch);
  if (!nativeOpsInUse() || !hasOnlyKnownParts(plan.model, compiled))
    return { compute, dispose: () => undefined };
  return graphsByShape<Batch, ComputedStep, Recorded<ComputedStep> & { step?: RecordedStep }>({
    shapeOf: ({ inputs, labels, sampleWeights }) =>
      JSON.stringify(
        [inputs, labels, sampleWeights].map((each) =>
          each.map((tensor) => tensor && [tensor.dtype, tensor.shape]),
        ),
      ),
    compute,
    record: (batch) => {
      const { value, step } = recordStep(training, batch);
      return { value, step, bytes: step?.bytes };
    },
    ready: ({ step }) => step && readyStep(training, step),
  });
}
