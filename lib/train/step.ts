import { tf } from '../engine/tf';
import { withPoolingFirst } from '../layers/pooling-first';
import { withLogits } from '../losses/logits';
import { sameRank } from '../losses/same-rank';
import { asFloat32, outputAsFloat32, withBfloat16 } from '../native-ops/bfloat16';
import type { Batch } from './batch';
import { batchLength } from './batch';
import type { Compiled } from './compiled';
import type { LayerWeight, TrainableParts } from './trainable-parts';

/** What a batch adds to what an epoch reports. */
export interface StepResult {
  samples: number;
  /** What training makes small: the outputs' losses times their weights, and the regularizers. */
  loss: number;
  /** The loss of each output. */
  losses: number[];
  /** What each metric counted. */
  counts: number[][];
}

/**
 * One training step: computes the loss of a batch, its gradients, and lets the optimizer change the weights.
 *
 * @param parts what is trained
 */
export function trainingStep(
  model: tf.LayersModel,
  compiled: Compiled,
  parts: TrainableParts,
  batch: Batch,
): StepResult {
  return computeBatch(model, compiled, batch, true, (totalLoss) => {
    const { weights } = parts;
    if (weights.length === 0) return totalLoss(parts);
    const variables = weights.map((weight) => weight.read());
    const differentiate = () => tf.engine().gradients(() => totalLoss(parts), variables, undefined, true);
    const { value, grads } = compiled.mixedBfloat16 ? withBfloat16(differentiate) : differentiate();
    // A weight that the loss does not depend on has no gradient.
    const tensors = (grads as (tf.Tensor | null)[]).map((grad) => grad && asFloat32(grad)) as tf.Tensor[];
    compiled.optimizer.applyGradients(weights.map(({ name }, i) => ({ name, tensor: tensors[i] })));
    weights.forEach(constrain);
    return value;
  });
}

/** Computes the loss and the metrics of a batch, and changes nothing. */
export function measuringStep(
  model: tf.LayersModel,
  compiled: Compiled,
  parts: TrainableParts,
  batch: Batch,
): StepResult {
  return computeBatch(model, compiled, batch, false, (totalLoss) => totalLoss(parts));
}

/**
 * Computes a batch.
 *
 * @param run computes the total loss when it likes; the metrics are counted after it, from the outputs of then
 */
function computeBatch(
  model: tf.LayersModel,
  { losses, lossWeights, metrics }: Compiled,
  batch: Batch,
  training: boolean,
  run: (totalLoss: (parts: TrainableParts) => tf.Scalar) => tf.Scalar,
): StepResult {
  const outputs: tf.Tensor[] = [];
  let values: number[] = [];
  const totalLoss = ({ penalties }: TrainableParts) => {
    const applied = withPoolingFirst(model, () => model.apply(batch.inputs, { training }));
    outputs.push(...[applied].flat().map((output) => tf.keep(outputAsFloat32(output as tf.Tensor))));
    const each = losses.map((loss, i) =>
      meanLoss(loss(...sameRank(batch.labels[i], outputs[i])), batch.weights[i]),
    );
    if (each.length > 1) values = each.map((value) => value.dataSync()[0]);
    const weighted = each.map((value, i) => (lossWeights[i] === 1 ? value : value.mul(lossWeights[i])));
    return [...weighted, ...penalties.map((penalty) => penalty())].reduce((sum, value) =>
      sum.add(value),
    ) as tf.Scalar;
  };
  try {
    return tf.tidy(() =>
      withLogits(() => {
        const loss = run(totalLoss).dataSync()[0];
        const counts = metrics.map(({ metric, output }) =>
          metric.count(batch.labels[output], outputs[output]),
        );
        return { samples: batchLength(batch), loss, losses: values, counts };
      }),
    );
  } finally {
    tf.dispose(outputs);
  }
}

/** The mean over all values, each times its sample's weight. */
function meanLoss(values: tf.Tensor, weights: tf.Tensor | undefined): tf.Scalar {
  if (!weights) return values.mean();
  const perSample = weights.reshape([weights.shape[0], ...values.shape.slice(1).map(() => 1)]);
  return values.mul(perSample).mean();
}

/** Keeps a weight within its constraint, such as a largest norm, after the optimizer has changed it. */
function constrain(weight: LayerWeight): void {
  // TensorFlow.js's types do not say that a weight may have none.
  const constraint = weight.constraint as LayerWeight['constraint'] | null;
  if (constraint) tf.engine().registeredVariables[weight.name].assign(constraint.apply(weight.read()));
}
