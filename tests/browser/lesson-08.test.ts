// Lesson 08 as a reader sees it: a real JupyterLab, started by `npm start`, in a real browser.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { readNotebook } from '../notebooks/notebook';
import { makeTrialFolder, repository } from '../notebooks/trial-folder';
import { activeCellIndex, cells, outputOf } from './cells';
import { findBrowser } from './find-browser';
import type { OpenedPage } from './open-browser';
import { openBrowser } from './open-browser';
import { openNotebook } from './open-notebook';
import { isRunning, runCellWithShiftEnter, startCellWithShiftEnter, untilDone } from './run-cell';
import { serveJupyterLab } from './serve-jupyterlab';
import { pressStop } from './stop-button';
import { typeCode } from './type-code';

const LESSON = 'ja/08-mnist-cnn.ipynb';
/** With KERAS_NYUMON_PICTURES=1 the whole training runs, for the README's picture of it. */
const takesPictures = Boolean(process.env.KERAS_NYUMON_PICTURES);
const LONGEST_TRAINING_MS = takesPictures ? 5_400_000 : 300_000;

const program = findBrowser();
if (!program)
  console.warn(
    'Chromium も Chrome も Edge もないので、ブラウザーのテストを飛ばします。\n' +
      'There is no Chromium, Chrome or Edge here: the browser tests are skipped. On Debian: apt-get install chromium fonts-noto-cjk',
  );

(program ? describe : describe.skip)('lesson 08 in JupyterLab', () => {
  const order = readNotebook(LESSON).cells.map(({ id }) => id);
  const cleanUps: (() => void | Promise<void>)[] = [];
  let opened: OpenedPage;
  const cellNamed = (id: string) => cells(opened.page).nth(order.indexOf(id));
  const textOf = async (id: string) => (await outputOf(cellNamed(id)).allTextContents()).join('\n');

  beforeAll(async () => {
    const { folder, remove } = makeTrialFolder();
    cleanUps.unshift(remove);
    // A copy: JupyterLab saves what it has open.
    copyFileSync(path.join(repository, 'notebooks', LESSON), path.join(folder, path.basename(LESSON)));
    const { url, stop } = await serveJupyterLab({ KERAS_NYUMON_SHORT: takesPictures ? '' : '1' });
    cleanUps.unshift(stop);
    opened = await openBrowser(program ?? '');
    cleanUps.unshift(() => opened.browser.close());
    await openNotebook(opened.page, url, `notebooks/${path.basename(folder)}/${path.basename(LESSON)}`);
  }, 300_000);

  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  }, 60_000);

  /** Runs the cells from the active one to the one with this name, which is run too. */
  const runUpTo = async (id: string) => {
    while ((await activeCellIndex(opened.page)) <= order.indexOf(id))
      await runCellWithShiftEnter(opened.page);
  };

  test('code is coloured as TypeScript', async () => {
    const editor = cellNamed('engine').locator('.cm-content[data-language="typescript"]');
    await editor.waitFor();
    const words = ['import', 'compile'].map((word) => editor.getByText(word, { exact: true }).first());
    const [keyword, name] = await Promise.all(words.map((word) => word.getAttribute('class')));
    expect(keyword).not.toBe(name);
  });

  test('Shift+Enter runs the first cells: the engine, the digits, the model', async () => {
    await cellNamed('title').click();
    await runUpTo('build');
    expect(await textOf('engine')).toMatch(
      /^エンジン engine: native \(TensorFlow \d+\.\d+\.\d+, .*\), \d+ コア cores\s*$/,
    );
    expect(await textOf('build')).toContain('Total params: 1,199,882');
    await expectPictures(cellNamed('load'), 20);
  }, 180_000);

  test(
    'training shows a bar that moves, and then its figures',
    async () => {
      await runUpTo('train-text');
      const cell = await startCellWithShiftEnter(opened.page);
      const seen = new Set<string | null>();
      for (const start = Date.now(); (await isRunning(cell)) && Date.now() - start < LONGEST_TRAINING_MS;) {
        // The last bar is that of the running epoch.
        for (const bar of (await cell.locator('progress').all()).slice(-1))
          seen.add(await bar.getAttribute('value', { timeout: 1000 }).catch(() => null));
        // Looking without a pause would take the processor from the training.
        await opened.page.waitForTimeout(100);
      }
      await untilDone(cell, 1000);
      seen.delete(null);
      expect(seen.size).toBeGreaterThanOrEqual(2);
      const epochs = takesPictures ? 12 : 2;
      expect(await textOf('train')).toMatch(
        new RegExp(
          `Epoch ${epochs}/${epochs} .*loss: [\\d.]+ - accuracy: [\\d.]+ - val_loss: [\\d.]+ - val_accuracy: [\\d.]+`,
        ),
      );
    },
    LONGEST_TRAINING_MS + 60_000,
  );

  test('the accuracy and the predictions are shown', async () => {
    await runUpTo('predict');
    const accuracy = Number(/test accuracy: ([\d.]+)/.exec(await textOf('evaluate'))?.[1]);
    expect(accuracy).toBeGreaterThan(takesPictures ? 0.99 : 0.5);
    await expectPictures(cellNamed('predict'), 20);
    expect(await textOf('predict')).toMatch(/7→\d.*2→\d.*1→\d.*0→\d.*4→\d/s);
    if (takesPictures) await takePicture();
  }, 120_000);

  test('nothing is red, nothing fails behind the scenes, and nothing is asked of the network', async () => {
    expect(
      await opened.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').allInnerTexts(),
    ).toEqual([]);
    expect(
      await opened.page.locator('[data-mime-type="application/vnd.jupyter.error"]').allInnerTexts(),
    ).toEqual([]);
    expect(opened.errors).toEqual([]);
    expect(opened.outside).toEqual([]);
  });

  test('the stop button ends training soon, and the next cell runs', async () => {
    const { page } = opened;
    await runUpTo(order.at(-1) ?? '');
    await typeCode(page, 'await fit(model, xTrain, yTrain, { batchSize: 128, epochs: 200 });');
    const training = await startCellWithShiftEnter(page);
    await training.locator('progress').first().waitFor();
    const pressed = Date.now();
    await pressStop(page);
    await untilDone(training, 20_000);
    console.log(`from the stop button to the cell's end: ${Date.now() - pressed} ms`);
    const said = (await outputOf(training).allTextContents()).join('\n');
    expect(said).toMatch(/Epoch +\d{1,2}\/200 .*\b\d+\/\d+ /);
    expect(said).toContain('停止しました');

    await typeCode(page, 'await fit(model, xTest, yTest, { batchSize: 500 }); console.log("trained again");');
    const next = await runCellWithShiftEnter(page);
    expect((await outputOf(next).allTextContents()).join('\n')).toContain('trained again');
  }, 120_000);

  /** The README's picture: training and its outcome, without the list of files. */
  async function takePicture() {
    const { page } = opened;
    await page.keyboard.press('Control+b');
    // High enough for twelve epochs, their chart and two rows of digits.
    await page.setViewportSize({ width: 1280, height: 1500 });
    // Twice: cells above that had not been drawn yet get their height when they come near.
    for (let i = 0; i < 2; i++) {
      await cellNamed('train').evaluate((cell: { scrollIntoView: () => void }) => {
        cell.scrollIntoView();
      });
      await page.waitForTimeout(1000);
    }
    // The cell's first line would lie at the very edge.
    await page.mouse.move(640, 700);
    await page.mouse.wheel(0, -40);
    await page.waitForTimeout(1000);
    mkdirSync(path.join(repository, 'images'), { recursive: true });
    await page.screenshot({ path: path.join(repository, 'images', 'lesson-08.png') });
  }
});

/** An `<img>` in the page. */
interface Picture {
  naturalWidth: number;
  width: number;
}

/** The pictures have been decoded, and are seen. */
async function expectPictures(cell: Locator, count: number) {
  const pictures = await outputOf(cell).locator('img').all();
  expect(pictures).toHaveLength(count);
  for (const picture of pictures) {
    const { naturalWidth, width } = await picture.evaluate((image: unknown) => {
      const shown = image as Picture;
      return { naturalWidth: shown.naturalWidth, width: shown.width };
    });
    expect(naturalWidth).toBe(28);
    expect(width).toBeGreaterThan(28);
  }
}
