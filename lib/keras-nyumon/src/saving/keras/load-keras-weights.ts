import type { tf } from '../../backend/tf';
import { readHdf5 } from './hdf5-file';
import { weightsFromLegacyHdf5 } from './legacy-weights';
import { weightsFromHdf5 } from './weights';

/**
 * Gives a model the weights of an `.h5` file of Keras's, of Keras 3 or older; of a whole model's file, its weights.
 *
 * @throws KerasFileError when the file is not whole, or the weights are not such a model's
 */
export async function loadKerasWeights(model: tf.LayersModel, file: string): Promise<void> {
  const root = await readHdf5(file);
  const legacy = root.groups.get('model_weights') ?? root;
  if ('layer_names' in legacy.attributes || 'layer_names0' in legacy.attributes) {
    weightsFromLegacyHdf5(model, legacy);
  } else {
    weightsFromHdf5(model, root);
  }
}
