import { paths } from '../host';
import type { tf } from '../backend/tf';
import { loadKerasModel } from './keras';
import { fileProblem } from './file-problem';
import { loadFolder } from './tfjs/load-folder';

/**
 * Loads a model: from a file of Keras's (`.keras`, or a whole model in the older `.h5`), which {@link saveModel} or Python's
 * Keras saved, or from a folder in TensorFlow.js's format. One that was compiled is compiled again, with its optimizer's
 * state.
 *
 * @param source the file, or the folder that holds `model.json` and `weights.bin`
 * @returns the model; the caller disposes it
 * @throws Error when it is not there, is not whole, or has something of Keras's that there is not here
 */
export async function loadModel(source: string): Promise<tf.LayersModel> {
  const full = paths.resolve(source);
  try {
    return await (/\.(keras|h5)$/.test(full) ? loadKerasModel(full) : loadFolder(full));
  } catch (error) {
    throw fileProblem(
      { ja: `モデルを ${full} から読み込めません`, en: `No model could be loaded from ${full}` },
      {
        ja: 'saveModel か Keras で保存したものかどうか確かめ、壊れていれば保存し直してください。',
        en: 'Check that saveModel or Keras saved it there; if it is broken, save it again.',
      },
      error,
    );
  }
}
