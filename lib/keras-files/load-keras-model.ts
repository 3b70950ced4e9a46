import type { tf } from '../engine/tf';
import type { Hdf5Group } from './hdf5-file';
import { readHdf5 } from './hdf5-file';
import type { JsonObject } from './json';
import { readKerasArchive } from './keras-archive';
import { KerasFileError } from './keras-file-error';
import { weightsFromLegacyHdf5 } from './legacy-weights';
import { modelFromKeras } from './model-from-keras';
import { weightsFromHdf5 } from './weights';

/**
 * Loads a model from a file of Keras's: `.keras` of Keras 3, or a whole model in the older `.h5`.
 *
 * @throws KerasFileError when the file is not whole, or holds something that there is not here
 */
export async function loadKerasModel(file: string): Promise<tf.LayersModel> {
  if (file.endsWith('.h5')) return loadLegacyModel(await readHdf5(file));
  const { config, weights } = await readKerasArchive(file);
  return withWeights(modelFromKeras(config), (model) => {
    weightsFromHdf5(model, weights);
  });
}

function loadLegacyModel({ attributes, groups }: Hdf5Group): tf.LayersModel {
  const weights = groups.get('model_weights');
  if (typeof attributes.model_config !== 'string' || !weights) {
    throw new KerasFileError(
      'この .h5 にモデルの構成がありません。重みだけのファイルなら、モデルを作ってから loadWeights(model, ファイル) を使ってください。',
      'This .h5 does not say what the model is. If it holds weights only, build the model and call loadWeights(model, file).',
    );
  }
  return withWeights(modelFromKeras(JSON.parse(attributes.model_config) as JsonObject), (model) => {
    weightsFromLegacyHdf5(model, weights);
  });
}

/** The model with its weights; one that cannot get them is disposed. */
function withWeights(model: tf.LayersModel, setWeights: (model: tf.LayersModel) => void): tf.LayersModel {
  try {
    setWeights(model);
    return model;
  } catch (error) {
    model.dispose();
    throw error;
  }
}
