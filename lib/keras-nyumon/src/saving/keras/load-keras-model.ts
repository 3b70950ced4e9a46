import { bilingual } from '../../options/bilingual';
import type { tf } from '../../backend/tf';
import type { Hdf5Dataset, Hdf5Group } from './hdf5-file';
import { groupAt, readHdf5 } from './hdf5-file';
import type { JsonObject } from './json';
import { isObject } from './json';
import type { KerasArchive } from './keras-archive';
import { readKerasArchive } from './keras-archive';
import { KerasFileError } from './keras-file-error';
import { listedWeights, weightsFromLegacyHdf5 } from './legacy-weights';
import { modelFromKeras } from './model-from-keras';
import { trainingFromKeras } from './training-from-keras';
import { weightsFromHdf5 } from './weights';

/** What a file says of a model, whatever its format. */
interface SavedModel {
  description: JsonObject;
  setWeights: (model: tf.LayersModel) => void;
  /** How the model was compiled, if it was. */
  training?: JsonObject;
  /** What the optimizer kept. */
  optimizerState: Hdf5Dataset[];
}

/**
 * Loads a model from a file of Keras's: `.keras` of Keras 3, or a whole model in the older `.h5`. A model whose loss,
 * metrics or optimizer there are not here is loaded without them, with a message that says so.
 *
 * @throws KerasFileError when the file is not whole, or holds something that there is not here
 */
export async function loadKerasModel(file: string): Promise<tf.LayersModel> {
  const saved = file.endsWith('.h5') ? older(await readHdf5(file)) : keras3(await readKerasArchive(file));
  const model = modelFromKeras(saved.description);
  try {
    saved.setWeights(model);
  } catch (error) {
    model.dispose();
    throw error;
  }
  if (saved.training) await compileAsSaved(model, saved.training, saved.optimizerState);
  return model;
}

function keras3({ config, weights }: KerasArchive): SavedModel {
  const { compile_config: training } = config;
  const { datasets = new Map<string, Hdf5Dataset>() } = groupAt(weights, 'optimizer/vars') ?? {};
  const state = Array.from({ length: datasets.size }, (_, i) => datasets.get(String(i)) ?? []);
  return {
    description: config,
    setWeights: (model) => {
      weightsFromHdf5(model, weights);
    },
    training: isObject(training) && 'optimizer' in training ? training : undefined,
    optimizerState: state.flat(),
  };
}

function older(root: Hdf5Group): SavedModel {
  const { model_config: description, training_config: training } = root.attributes;
  const weights = root.groups.get('model_weights');
  if (typeof description !== 'string' || !weights) {
    throw new KerasFileError({
      ja: 'この .h5 にモデルの構成がありません。重みだけのファイルなら、モデルを作ってから loadWeights(model, ファイル) を使ってください。',
      en: 'This .h5 does not say what the model is. If it holds weights only, build the model and call loadWeights(model, file).',
    });
  }
  return {
    description: JSON.parse(description) as JsonObject,
    setWeights: (model) => {
      weightsFromLegacyHdf5(model, weights);
    },
    training: typeof training === 'string' ? (JSON.parse(training) as JsonObject) : undefined,
    optimizerState: listedWeights(root, 'optimizer_weights'),
  };
}

async function compileAsSaved(
  model: tf.LayersModel,
  training: JsonObject,
  state: Hdf5Dataset[],
): Promise<void> {
  try {
    await trainingFromKeras(model, training, state);
  } catch (error) {
    const [ja, en = ja] = (error as Error).message.split('\n');
    console.log(
      bilingual({
        ja: `${ja} モデルと重みは読み込みました。訓練や評価をするには、compile(model, …) を実行してください。`,
        en: `${en} The model and its weights are loaded. Run compile(model, …) before training or evaluating.`,
      }),
    );
  }
}
