import { tf } from '../../backend/tf';
import { countOfMean } from '../../metrics/metric';
import type { BatchMean } from '../../metrics/metric';
import type { Batch } from './batch';
import { batchLength } from './batch';
import type { Compiled } from './compiled';
import type { Computed, Differentiated } from './differentiate';
import { computeLoss, disposeComputed } from './differentiate';
import type { Applied } from './apply-plan';
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

/** What a batch gives; without gradients, if the weights have been changed already. */
export type ComputedStep = Omit<Differentiated, 'gradients'> & Partial<Pick<Differentiated, 'gradients'>>;

/**
 * One training step: computes the loss of a batch, its gradients, and lets the optimizer change the weights.
 *
 * @param parts   what is trained
 * @param compute computes the loss and the gradients, and may change the weights
 */
export function trainingStep(
  compiled: Compiled,
  parts: TrainableParts,
  batch: Batch,
  compute: (batch: Batch) => ComputedStep,
): StepResult {
  return tf.tidy(() => {
    const computed = compute(batch);
    if (computed.gradients) changeWeights(compiled, parts, computed.gradients);
    return { ...resultOf(compiled, computed, batch) };
  });
}

/**
 * Computes the loss and the metrics of a batch, and changes nothing.
 *
 * @param apply applies the model to a batch's inputs
 */
export function measuringStep(
  compiled: Compiled,
  parts: TrainableParts,
  batch: Batch,
  apply: (inputs: tf.Tensor[]) => Applied,
): StepResult {
  return tf.tidy(() => ({
    ...resultOf(compiled, computeLoss(compiled, parts, batch, apply(batch.inputs)), batch),
  }));
}

function changeWeights(
  { optimizer }: Compiled,
  { weights }: TrainableParts,
  gradients: (tf.Tensor | null)[],
): void {
  // A weight that the loss does not depend on has no gradient.
  optimizer.applyGradients(weights.map(({ name }, i) => ({ name, tensor: gradients[i] as tf.Tensor })));
  weights.forEach(constrain);
}

function resultOf(
  { metrics }: Compiled,
  computed: Computed & { means?: (BatchMean | undefined)[] },
  batch: Batch,
): StepResult {
  const { loss, losses, outputs, means = [] } = computed;
  try {
    return {
      samples: batchLength(batch),
      loss: loss.dataSync()[0],
      losses: losses.map((each) => each.dataSync()[0]),
      counts: metrics.map(({ metric, output }, i) => {
        const mean = means.at(i);
        return mean ? countOfMean(mean) : metric.count(batch.labels[output], outputs[output]);
      }),
    };
  } finally {
    disposeComputed(computed);
  }
}

/** Keeps a weight within its constraint, such as a largest norm, after the optimizer has changed it. */
function constrain(weight: LayerWeight): void {
  const constraint = constraintOf(weight);
  if (constraint) tf.engine().registeredVariables[weight.name].assign(constraint.apply(weight.read()));
}

/** The constraint of a weight; TensorFlow.js's types do not say that it may have none. */
export const constraintOf = ({ constraint }: LayerWeight): LayerWeight['constraint'] | null => constraint;
