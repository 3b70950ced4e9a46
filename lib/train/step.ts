import { tf } from '../engine/tf';
import { withLogits } from '../losses/logits';
import type { Batch } from './batch';
import { batchLength } from './batch';
import type { Compiled } from './compiled';
import type { Computed, Differentiated } from './differentiate';
import { computeLoss } from './differentiate';
import type { LayerWeight, TrainableParts } from './trainable-parts';

/** What a batch adds to what an epoch reports. */
export interface StepResult {
  samples: number;
  /** What training makes small: the outputs' losses times their weights, and the regularizers. */
  loss: number;
  /** The loss of each output, if there are several. */
  losses: number[];
  /** What each metric counted. */
  counts: number[][];
}

/**
 * One training step: computes the loss of a batch, its gradients, and lets the optimizer change the weights.
 *
 * @param parts         what is trained
 * @param differentiate computes the loss and the gradients
 */
export function trainingStep(
  compiled: Compiled,
  { weights }: TrainableParts,
  batch: Batch,
  differentiate: (batch: Batch) => Differentiated,
): StepResult {
  return tf.tidy(() =>
    withLogits(() => {
      const computed = differentiate(batch);
      const named = weights.map(({ name }, i) => {
        // A weight that the loss does not depend on has no gradient.
        return { name, tensor: computed.gradients[i] as tf.Tensor };
      });
      compiled.optimizer.applyGradients(named);
      weights.forEach(constrain);
      return { ...resultOf(compiled, computed, batch) };
    }),
  );
}

/** Computes the loss and the metrics of a batch, and changes nothing. */
export function measuringStep(
  model: tf.LayersModel,
  compiled: Compiled,
  parts: TrainableParts,
  batch: Batch,
): StepResult {
  return tf.tidy(() =>
    withLogits(() => ({
      ...resultOf(compiled, computeLoss(model, compiled, parts, batch, false), batch),
    })),
  );
}

function resultOf({ metrics }: Compiled, { loss, losses, outputs }: Computed, batch: Batch): StepResult {
  try {
    return {
      samples: batchLength(batch),
      loss: loss.dataSync()[0],
      losses: losses.map((each) => each.dataSync()[0]),
      counts: metrics.map(({ metric, output }) => metric.count(batch.labels[output], outputs[output])),
    };
  } finally {
    tf.dispose([...outputs, ...losses]);
  }
}

/** Keeps a weight within its constraint, such as a largest norm, after the optimizer has changed it. */
function constrain(weight: LayerWeight): void {
  // TensorFlow.js's types do not say that a weight may have none.
  const constraint = weight.constraint as LayerWeight['constraint'] | null;
  if (constraint) tf.engine().registeredVariables[weight.name].assign(constraint.apply(weight.read()));
}
