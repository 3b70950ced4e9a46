import { tf } from '../../backend/tf';
import { withPoolingFirst } from '../../layers/pooling-first';
import { sameRank } from '../../losses/same-rank';
import type { BatchMean } from '../../metrics/metric';
import { asFloat32, outputAsFloat32, withBfloat16 } from '../../backend/native/bfloat16';
import { applyModel } from '../graph/apply-model';
import type { Batch } from './batch';
import type { Compiled } from './compiled';
import type { TrainableParts } from './trainable-parts';

/** What a batch gives before anything is changed. */
export interface Computed {
  /** The model's outputs, float32. */
  outputs: tf.Tensor[];
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

/** Computes the outputs and the losses of a batch, within `withLogits`. */
export function computeLoss(
  model: tf.LayersModel,
  compiled: Compiled,
  { penalties }: TrainableParts,
  batch: Batch,
  training: boolean,
): Computed {
  const { losses, lossWeights } = compiled;
  const applied = training
    ? withPoolingFirst(model, () => model.apply(batch.inputs, { training }))
    : applyModel(model, batch.inputs);
  const outputs = [applied].flat().map((output) => outputAsFloat32(output as tf.Tensor));
  const each = losses.map((loss, i) =>
    meanLoss(loss(...sameRank(batch.labels[i], outputs[i])), batch.weights[i]),
  );
  const weighted = each.map((value, i) => (lossWeights[i] === 1 ? value : value.mul(lossWeights[i])));
  const loss = [...weighted, ...penalties.map((penalty) => penalty())].reduce((sum, value) =>
    sum.add(value),
  ) as tf.Scalar;
  return { outputs, loss, losses: each.length > 1 ? each : [] };
}

/**
 * Computes the outputs and the losses of a batch in training, and the gradients of what is trained. To be called within
 * `withLogits` and a tidy; the caller frees the outputs and losses, which the tidy does not.
 */
export function differentiate(
  model: tf.LayersModel,
  compiled: Compiled,
  parts: TrainableParts,
  batch: Batch,
): Differentiated {
  const variables = parts.weights.map((weight) => weight.read());
  let computed: Computed | undefined;
  const loss = () => {
    computed = computeLoss(model, compiled, parts, batch, true);
    // All but the loss itself would be freed.
    kept(computed).forEach((tensor) => tf.keep(tensor));
    return computed.loss;
  };
  const compute = () =>
    variables.length === 0
      ? { value: loss(), grads: [] }
      : tf.engine().gradients(loss, variables, undefined, true);
  try {
    const { value, grads } = compiled.mixedBfloat16 ? withBfloat16(compute) : compute();
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
    if (computed) tf.dispose(kept(computed));
    throw error;
  }
}

const kept = ({ outputs, losses }: Computed): tf.Tensor[] => [...outputs, ...losses];

/** The mean over all values, each times its sample's weight. */
function meanLoss(values: tf.Tensor, weights: tf.Tensor | undefined): tf.Scalar {
  if (!weights) return values.mean();
  const perSample = weights.reshape([weights.shape[0], ...values.shape.slice(1).map(() => 1)]);
  return values.mul(perSample).mean();
}
