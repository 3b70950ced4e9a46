import type { tf } from '../../backend/tf';
import { writeHdf5 } from './hdf5-file';
import { replaceFile } from './replace-file';
import { weightsToHdf5 } from './weights';

/** Saves a model's weights as Keras 3 does, into a `.weights.h5` file. */
export async function saveKerasWeights(model: tf.LayersModel, file: string): Promise<void> {
  const weights = await weightsToHdf5(model);
  await replaceFile(file, (fresh) => writeHdf5(fresh, weights));
}
