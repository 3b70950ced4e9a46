import { bilingual } from '../../options/bilingual';
import { machine, paths } from '../../host';
import type { tf } from '../../backend/tf';
import { notebookDisplay } from '../../notebook/display';
import { text } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { padHtml } from './pad-html';
import { writePad } from './write-pad';

/** Options of {@link digitPad}. */
export interface DigitPadOptions {
  /**
   * The folder for the pad's files, relative to the notebook and inside its folder. A pad with another model needs
   * another folder. Default `'digit-pad'`.
   */
  folder?: string;
}

const OPTIONS = { folder: text('digit-pad') } satisfies OptionTable<DigitPadOptions>;

/**
 * Shows a place to draw a digit below the cell, with mouse, finger or pen. The model answers in the reader's own
 * browser, while the line is being drawn: a bar for each class's probability. What is drawn is prepared by `mnistLike`.
 *
 * The model, the pad's program and TensorFlow.js are copied to a folder beside the notebook (1.2 MB and the model), so
 * that the pad still works after the page is loaded anew, without kernel and network. A button saves the drawing there
 * as `drawing.png`, for the next cell to read.
 *
 * @param model a classifier that answers with probabilities: input [n, 28, 28, 1], [n, 28, 28] or [n, 784] with values
 *              0 … 1, output [n, classes]
 * @throws RangeError when the model takes or answers something else, or an option does not exist or makes no sense
 * @throws Error when the files cannot be written
 *
 * @example
 *   await digitPad(model);
 *   // in the next cell
 *   const drawing = mnistLike(readImage('digit-pad/drawing.png'));
 *   const answer = await predict(model, stackImages([drawing]));
 */
export async function digitPad(model: tf.LayersModel, options: DigitPadOptions = {}): Promise<void> {
  const settings = readOptions(options, OPTIONS, 'digitPad');
  const display = notebookDisplay();
  const folder = insideNotebookFolder(settings.folder);
  checkModel(model);
  try {
    await writePad(model, folder);
  } catch (error) {
    throw unwritable(folder, error);
  }
  const shown = `数字をかくパッドは JupyterLab で使えます digit pad: open this in JupyterLab (${folder}/)`;
  if (display) display({ 'text/html': padHtml(folder), 'text/plain': shown });
  else console.log(shown);
}

/** The folder relative to the notebook's, with slashes. */
function insideNotebookFolder(folder: string): string {
  const relative = paths.relative(machine.currentFolder(), paths.resolve(folder));
  const isInside = relative !== '' && !paths.isAbsolute(relative);
  const parts = relative.split(paths.sep);
  // Jupyter serves nothing hidden.
  if (isInside && parts.every((part) => !part.startsWith('.'))) return parts.join('/');
  throw new RangeError(
    bilingual({
      ja: `digitPad の folder が「${folder}」です。ノートブックのフォルダーの中の、. で始まらない名前にしてください。例: 'digit-pad'`,
      en: `digitPad's folder is '${folder}'. Name one inside the notebook's folder that does not begin with a dot, such as 'digit-pad'.`,
    }),
  );
}

const INPUTS = ['28,28,1', '28,28', '784'];

function checkModel(model: tf.LayersModel): void {
  const inputs = model.inputs.map(({ shape }) => shape.slice(1).join(','));
  const outputs = model.outputs.map(({ shape }) => shape.length);
  if (inputs.length === 1 && INPUTS.includes(inputs[0]) && outputs.length === 1 && outputs[0] === 2) return;
  const [input, output] = [model.inputs, model.outputs].map((tensors) =>
    tensors.map(({ shape }) => `[${shape.map((length) => length ?? 'n').join(', ')}]`).join(', '),
  );
  throw new RangeError(
    bilingual({
      ja: `モデルの入力は ${input}、出力は ${output} です。digitPad には入力 [n, 28, 28, 1] か [n, 28, 28] か [n, 784]、出力 [n, クラス数] のモデルが要ります。`,
      en: `The model takes ${input} and answers ${output}. digitPad needs a model that takes [n, 28, 28, 1], [n, 28, 28] or [n, 784] and answers [n, classes].`,
    }),
  );
}

function unwritable(folder: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    bilingual({
      ja: `パッドのファイルを ${folder} に書けません(${reason})。書き込めるフォルダーと空き容量を確かめてください。`,
      en: `The pad's files could not be written to ${folder} (${reason}). Check that the folder can be written and the disk has room.`,
    }),
    { cause: error },
  );
}
