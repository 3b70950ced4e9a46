import { drawingArea } from './drawing-area';
import { element } from './element';
import type { Classifier } from './load-model';
import { loadModel } from './load-model';
import { modelInput } from './model-input';
import { probabilityBars } from './probability-bars';
import { canSave, saveDrawing } from './save-drawing';

/** What the pad is given by the cell that shows it. */
export interface PadOptions {
  /** The library's `mnistLike`. */
  mnistLike: (image: { dtype: 'float32'; shape: number[]; data: Float32Array }) => { data: Float32Array };
  /** The address of one of the pad's files. */
  at: (file: string) => URL;
  /** The pad's folder, as the notebook names it. */
  folder: string;
}

/**
 * Makes a digit pad.
 *
 * @param place what the pad is put into, in the place of what it holds
 */
export async function startPad(place: HTMLElement, { mnistLike, at, folder }: PadOptions): Promise<void> {
  const says = element('div', 'min-height:1.5em', '読み込んでいます… loading…');
  place.replaceChildren(says);
  let model: Classifier;
  try {
    model = await loadModel(at);
  } catch (error) {
    says.textContent =
      `モデルを読み込めません。このセルをもう一度実行してください。 ` +
      `The model cannot be loaded. Run this cell again. (${String(error)})`;
    return;
  }
  const bars = probabilityBars(model.classes);
  const input = modelInput();
  const answer = latestOnly(bars.node, async () => {
    const { data } = mnistLike(area.pixels());
    const probabilities = area.isEmpty() ? undefined : await model.answer(data);
    input.show(data);
    bars.show(probabilities);
  });
  const area = drawingArea(() => {
    answer();
  });
  const buttons = element('div', 'display:flex;gap:8px;flex-wrap:wrap', button('消す Clear', area.clear));
  if (canSave()) {
    const hand = async () => {
      await saveDrawing(area.canvas, at('drawing.png'));
      says.textContent = `保存しました。次のセルで読めます saved; the next cell can read it: readImage('${folder}/drawing.png')`;
    };
    buttons.append(
      button('ノートブックに渡す Hand to the notebook', () => {
        hand().catch((error: unknown) => {
          says.textContent = `保存できません cannot be saved: ${String(error)}`;
        });
      }),
    );
  }
  says.textContent = 'ここに数字を1つかいてください。 Draw a digit here.';
  const seen = element(
    'div',
    '',
    element('div', '', 'モデルが見る画像'),
    element('div', '', 'what the model sees'),
  );
  seen.append(input.canvas);
  const style = 'display:flex;gap:24px;flex-wrap:wrap;align-items:center';
  place.replaceChildren(says, element('div', style, area.canvas, bars.node, seen), buttons);
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', 'padding:4px 12px;margin-top:8px;font:inherit;cursor:pointer', text);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/** Runs `work` before the next frame; calls that come while it runs are answered by one more run. */
function latestOnly(shown: HTMLElement, work: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async () => {
    isRunning = true;
    // Screen readers, and whoever else looks, wait for the answer to the last line.
    shown.ariaBusy = 'true';
    while (isWanted) {
      isWanted = false;
      await new Promise(requestAnimationFrame);
      await work();
    }
    isRunning = false;
    shown.ariaBusy = 'false';
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}
