import type { tf } from '../../backend/tf';
import { writeKerasArchive } from './keras-archive';
import { modelToKeras } from './model-to-keras';
import { trainingToKeras } from './training-to-keras';
import { weightsToHdf5 } from './weights';

/**
 * Saves a model as Keras 3 does, into a `.keras` file.
 *
 * @returns whether it was saved with how it was compiled
 */
export async function saveKerasModel(model: tf.LayersModel, file: string): Promise<boolean> {
  const weights = await weightsToHdf5(model);
  const training = trainingToKeras(model);
  await training?.writeState(weights);
  const config = { ...modelToKeras(model), ...(training ? { compile_config: training.compileConfig } : {}) };
  await writeKerasArchive(file, { config, weights });
  return training !== undefined;
}
