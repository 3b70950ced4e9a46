import { tf } from '../../backend/tf';
import type { ModelPlan, PlanStep } from './model-plan';

/** What a model gives. */
export interface Applied {
  /** Its outputs, in order. */
  outputs: tf.Tensor[];
  /** For each output its logits, as far as the plan says where they are. */
  logits: (tf.Tensor | undefined)[];
}

/** What layers are told besides their inputs. As with TensorFlow.js, a mask stays until there is another. */
interface Told {
  training: boolean;
  mask?: tf.Tensor;
}

/**
 * Applies a model as planned.
 *
 * @param inputs the model's inputs in order, with the samples as the first axis
 */
export function applyPlan(plan: ModelPlan, inputs: tf.Tensor[], training: boolean): Applied {
  return applySteps(plan, inputs, { training });
}

function applySteps({ model, steps, outputs }: ModelPlan, inputs: tf.Tensor[], told: Told): Applied {
  return tf.tidy(() => {
    const values = inputs.map((input, i) => ofType(input, model.inputs[i].dtype));
    const masks: (tf.Tensor | undefined)[] = [];
    const logits: (tf.Tensor | undefined)[] = [];
    for (const step of steps) {
      const given = step.inputs.map((place) => values[place]);
      const givenMasks = step.inputs.map((place) => masks[place]);
      if (givenMasks.some(Boolean)) told.mask = givenMasks[0];
      const results = step.plan ? applySteps(step.plan, given, told) : applyLayer(step, given, told);
      const outputMask = maskOf(step.layer, given, givenMasks);
      step.outputs.forEach(({ place, dtype }, i) => {
        values[place] = ofType(results.outputs[i], dtype);
        logits[place] = results.logits[i];
        masks[place] = outputMask;
      });
      // While training, the gradients need them.
      if (!told.training) tf.dispose(step.done.map((place) => values[place]));
    }
    // An output that is an input as it came is a tensor of its own.
    const results = outputs.map((place) =>
      inputs.includes(values[place]) ? values[place].clone() : values[place],
    );
    return { outputs: results, logits: outputs.map((place) => logits[place]) };
  });
}

function applyLayer({ layer, activation, logits }: PlanStep, inputs: tf.Tensor[], told: Told): Applied {
  const { mask } = told;
  const apply = () => [layer.apply(inputs, told as never)].flat() as tf.Tensor[];
  // With a mask, softmax is of something else.
  if (!activation) return { outputs: apply(), logits: logits && !mask ? [inputs[0].clone()] : [] };
  return tf.tidy(() => {
    const outputs = apply();
    return { outputs: [activation.apply(outputs[0])], logits: logits ? outputs : [] };
  });
}

/** What hides parts of a layer's result, if anything does. */
function maskOf(
  layer: tf.layers.Layer,
  inputs: tf.Tensor[],
  masks: (tf.Tensor | undefined)[],
): tf.Tensor | undefined {
  if (!layer.supportsMasking) return undefined;
  const [mask] = [layer.computeMask(inputs, masks as tf.Tensor[])].flat() as (tf.Tensor | null | undefined)[];
  return mask ?? undefined;
}

const ofType = (tensor: tf.Tensor, dtype: tf.DataType): tf.Tensor =>
  tensor.dtype === dtype ? tensor : tensor.cast(dtype);
