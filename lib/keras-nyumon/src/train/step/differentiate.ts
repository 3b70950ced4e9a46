import { tf } from '../../backend/tf';
import type { Prediction } from '../../losses/logits';
import { logitsOf, predictionOf } from '../../losses/logits';
import { sameRank } from '../../losses/same-rank';
import type { BatchMean } from '../../metrics/metric';
import { asFloat32, inBfloat16, outputAsFloat32 } from '../../backend/native/bfloat16';
import type { Applied } from './apply-plan';
import { applyPlan } from './apply-plan';
import type { Batch } from './batch';
import type { Compiled } from './compiled';
import type { ModelPlan } from './model-plan';
import type { TrainableParts } from './trainable-parts';

/** What a batch gives before anything is changed. */
export interface Computed {
  /** The model's outputs, float32. */
  outputs: Prediction[];
  /** What training makes small: the outputs' losses times their weights, and the regularizers. */
  loss: tf.Scalar;
  /** The loss of each output, if there are several. */
  losses: tf.Scalar[];
}

/** What a training step needs besides. */
export interface Differentiated extends Computed {
  /** The loss's gradient for each weight; none where the loss does not depend on it. */
  gradients: (tf.Tensor | null)[];
  /** For each metric the mean over the batch, if that is what it counts. */
  means: (BatchMean | undefined)[];
}

/**
 * Computes the losses of a batch.
 *
 * @param applied what the model gives for the batch's inputs
 */
export function computeLoss(
  { losses, lossWeights }: Compiled,
  { penalties }: TrainableParts,
  batch: Batch,
  applied: Applied,
): Computed {
  const outputs = applied.outputs.map((output, i) =>
    predictionOf(outputAsFloat32(output), applied.logits[i]),
  );
  const each = losses.map((loss, i) =>
    meanLoss(loss(...sameRank(batch.labels[i], outputs[i])), batch.sampleWeights[i]),
  );
  const weighted = each.map((value, i) => (lossWeights[i] === 1 ? value : value.mul(lossWeights[i])));
  const loss = [...weighted, ...penalties.map((penalty) => penalty())].reduce((sum, value) =>
    sum.add(value),
  ) as tf.Scalar;
  return { outputs, loss, losses: each.length > 1 ? each : [] };
}

/**
 * Computes the outputs and the losses of a batch in training, and the gradients of what is trained. To be called within a
 * tidy; the caller frees with {@link disposeComputed} what the tidy does not.
 */
export function differentiate(
  plan: ModelPlan,
  compiled: Compiled,
  parts: TrainableParts,
  batch: Batch,
): Differentiated {
  const variables = parts.weights.map((weight) => weight.read());
  let computed: Computed | undefined;
  const loss = () => {
    computed = computeLoss(compiled, parts, batch, applyPlan(plan, batch.inputs, true));
    // All but the loss itself would be freed.
    besidesLoss(computed).forEach((tensor) => tf.keep(tensor));
    return computed.loss;
  };
  const compute = () =>
    variables.length === 0
      ? { value: loss(), grads: [] }
      : tf.engine().gradients(loss, variables, undefined, true);
  try {
    const { value, grads } = plan.bfloat16 ? inBfloat16(compute) : compute();
    const { outputs, losses } = computed as unknown as Computed;
    const gradients = (grads as (tf.Tensor | null | undefined)[]).map((grad) =>
      grad ? asFloat32(grad) : null,
    );
    const means = compiled.metrics.map(
      ({ metric, output }) =>
        // A function of the reader's own may do something else at each step, and is called where it always was.
        metric.made && metric.mean?.(batch.labels[output], outputs[output]),
    );
    return { outputs, loss: value, losses, gradients, means };
  } catch (error) {
    if (computed) disposeComputed(computed);
    throw error;
  }
}

/** Frees all that was computed of a batch but the loss. */
export function disposeComputed(computed: Computed): void {
  tf.dispose(besidesLoss(computed));
}

const besidesLoss = ({ outputs, losses }: Computed): tf.Tensor[] => [
  ...outputs,
  ...outputs.flatMap((output) => logitsOf(output) ?? []),
  ...losses,
];

/** The mean over all values, each times its sample's weight. */
function meanLoss(values: tf.Tensor, sampleWeights: tf.Tensor | undefined): tf.Scalar {
  if (!sampleWeights) return values.mean();
  const perSample = sampleWeights.reshape([sampleWeights.shape[0], ...values.shape.slice(1).map(() => 1)]);
  return values.mul(perSample).mean();
}
