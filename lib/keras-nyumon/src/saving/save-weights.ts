import { bilingual } from '../options/bilingual';
import { paths } from '../host';
import type { tf } from '../backend/tf';
import { saveKerasWeights } from './keras';
import { fileProblem } from './file-problem';

/**
 * Saves a model's weights alone, as Keras's `model.save_weights` does. {@link loadWeights} and Keras read them.
 *
 * @param model the model
 * @param file  where to; the name ends in `.weights.h5`. A file that is there is replaced, in one step
 * @throws RangeError when the name ends otherwise
 * @throws Error when the file cannot be written
 */
export async function saveWeights(model: tf.LayersModel, file: string): Promise<void> {
  const full = paths.resolve(file);
  if (!full.endsWith('.weights.h5')) {
    throw new RangeError(
      bilingual({
        ja: `saveWeights のファイル名は .weights.h5 で終わるようにしてください(渡された名前: ${file})。`,
        en: `The file name for saveWeights must end in .weights.h5 (given: ${file}).`,
      }),
    );
  }
  try {
    await saveKerasWeights(model, full);
  } catch (error) {
    throw fileProblem(
      { ja: `重みを ${full} に保存できません`, en: `The weights could not be saved to ${full}` },
      {
        ja: '書き込める場所か、空き容量があるか確かめてください。',
        en: 'Check that the place can be written and the disk has room.',
      },
      error,
    );
  }
}
