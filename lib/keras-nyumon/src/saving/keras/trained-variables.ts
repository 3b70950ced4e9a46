import { tf } from '../../backend/tf';
import { findCompiled } from '../../train/step/compiled';

/** What a compiled model trains, in its order. */
export function trainedVariables(model: tf.LayersModel): tf.Variable[] {
  const weights = findCompiled(model)?.parts?.weights ?? model.trainableWeights;
  return weights.map(({ name }) => tf.engine().registeredVariables[name]);
}
