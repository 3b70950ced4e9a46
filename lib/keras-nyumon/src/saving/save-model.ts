import { bilingual } from '../options/bilingual';
import { paths } from '../host';
import type { tf } from '../backend/tf';
import { saveKerasModel } from './keras';
import { findCompiled } from '../train/step/compiled';
import { fileProblem } from './file-problem';
import { saveFolder } from './tfjs/save-folder';

/**
 * Saves a model: into a file of Keras's when the name ends in `.keras`, which Python's `keras.saving.load_model` opens,
 * and otherwise to a folder, as `model.json` and `weights.bin`: TensorFlow.js's own format, which a browser can load too.
 * A compiled model keeps its optimizer and goes on training where it stopped. What is there is replaced, in one step: if
 * saving fails, the former model is still there.
 *
 * @param model  the model
 * @param target where to, such as `models/mnist-cnn.keras` or `models/mnist-cnn`; folders that do not exist are made
 * @throws RangeError when the name ends in `.h5`, Keras's older format, which is only read
 * @throws Error when nothing can be written there, or the folder holds something that is not a model
 */
export async function saveModel(model: tf.LayersModel, target: string): Promise<void> {
  const full = paths.resolve(target);
  if (full.endsWith('.h5')) {
    throw new RangeError(
      bilingual({
        ja: `.h5 は Keras の古い形式で、読み込むことだけできます。名前の終わりを .keras にしてください(渡された名前: ${target})。`,
        en: `.h5 is Keras's older format, which is only read. Let the name end in .keras (given: ${target}).`,
      }),
    );
  }
  try {
    const save = full.endsWith('.keras') ? saveKerasModel : saveFolder;
    const isWhole = await save(model, full);
    if (findCompiled(model) && !isWhole) console.log(UNCOMPILED);
  } catch (error) {
    throw fileProblem(
      { ja: `モデルを ${full} に保存できません`, en: `The model could not be saved to ${full}` },
      {
        ja: '書き込める場所か、空き容量があるか確かめてください。',
        en: 'Check that the place can be written and the disk has room.',
      },
      error,
    );
  }
}

/** What the reader is told when something was chosen that no file can hold. */
const UNCOMPILED = bilingual({
  ja: '自作の損失関数や評価指標、tf.train の最適化手法は保存できません。モデルと重みだけを保存しました。読み込んだあとで、もう一度 compile(model, …) を実行してください。',
  en: 'A loss or metric of your own and an optimizer of tf.train cannot be saved. The model and its weights were; compile the model again after loading it.',
});
