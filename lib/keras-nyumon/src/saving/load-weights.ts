import { paths } from '../host';
import type { tf } from '../backend/tf';
import { loadKerasWeights } from './keras';
import { fileProblem } from './file-problem';

/**
 * Gives a model the weights of a file that {@link saveWeights} or Keras's `model.save_weights` saved. The model gets all of
 * them or, when one does not fit, none.
 *
 * @param model a model with the same layers as the one that was saved
 * @param file  a `.weights.h5` file, or Keras 2's `.h5`
 * @throws Error when the file is not there, is not whole, or is of a model with other layers
 */
export async function loadWeights(model: tf.LayersModel, file: string): Promise<void> {
  const full = paths.resolve(file);
  try {
    await loadKerasWeights(model, full);
  } catch (error) {
    throw fileProblem(
      { ja: `重みを ${full} から読み込めません`, en: `No weights could be loaded from ${full}` },
      {
        ja: 'saveWeights か Keras で保存したものかどうか確かめてください。',
        en: 'Check that saveWeights or Keras saved it there.',
      },
      error,
    );
  }
}
