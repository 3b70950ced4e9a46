import type { tf } from '../engine/tf';
import { writeKerasArchive } from './keras-archive';
import { modelToKeras } from './model-to-keras';
import { weightsToHdf5 } from './weights';

/** Saves a model as Keras 3 does, into a `.keras` file. */
export async function saveKerasModel(model: tf.LayersModel, file: string): Promise<void> {
  await writeKerasArchive(file, { config: modelToKeras(model), weights: await weightsToHdf5(model) });
}
