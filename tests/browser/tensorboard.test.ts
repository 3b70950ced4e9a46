// TensorBoard below a cell, as a reader meets it in a real JupyterLab.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { codeCell } from '../notebooks/notebook';
import { makeTrialFolder } from '../notebooks/trial-folder';
import { cells, outputOf } from './cells';
import { findBrowser } from './find-browser';
import type { OpenedPage } from './open-browser';
import { openBrowser } from './open-browser';
import { openNotebook } from './open-notebook';
import { runCellWithShiftEnter } from './run-cell';
import { serveJupyterLab } from './serve-jupyterlab';

const TRAIN = `import { compile, fit, layers, showTensorBoard, tensorBoard, tf } from 'keras-nyumon';
const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
compile(model, { optimizer: 'sgd', loss: 'meanSquaredError' });
const callbacks = [tensorBoard({ logDir: 'logs/run1', histogramFreq: 1 })];
const { history } = await fit(model, [[1], [2], [3]], [2, 4, 6], { epochs: 8, verbose: 0, callbacks });
console.log(history.loss[7]);`;
const SHOW = "const address = await showTensorBoard('logs', { height: 700 });";

/** With KERAS_NYUMON_SCREENSHOTS=folder, pictures for a person to look at are left there. */
const screenshots = process.env.KERAS_NYUMON_SCREENSHOTS;
const program = findBrowser();

(program ? describe : describe.skip)('TensorBoard in JupyterLab', () => {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let opened: OpenedPage;

  beforeAll(async () => {
    const { folder, remove } = makeTrialFolder();
    cleanUps.unshift(remove);
    const notebook = {
      cells: [TRAIN, SHOW, ''].map((source, i) => codeCell(`cell-${i}`, source)),
      metadata: { kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' } },
      nbformat: 4,
      nbformat_minor: 5,
    };
    writeFileSync(path.join(folder, 'tensorboard.ipynb'), JSON.stringify(notebook));
    const served = await serveJupyterLab({});
    cleanUps.unshift(served.stop);
    opened = await openBrowser(program ?? '');
    cleanUps.unshift(() => opened.browser.close());
    await openNotebook(opened.page, served.url, `notebooks/${path.basename(folder)}/tensorboard.ipynb`);
  }, 300_000);

  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  }, 60_000);

  test('the curve of the loss and the histograms of the weights are there', async () => {
    const { page } = opened;
    await cells(page).first().click();
    const trained = await runCellWithShiftEnter(page, 120_000);
    const lastLoss = Number(await outputOf(trained).first().textContent());
    const cell = await runCellWithShiftEnter(page, 120_000);
    const board = outputOf(cell).locator('iframe').contentFrame();
    // Cards are drawn when they come into view.
    const tags = board.getByRole('combobox', { name: 'Filter tags' });
    await tags.fill('epoch_loss', { timeout: 90_000 });
    const card = board.locator('scalar-card', { hasText: 'epoch_loss' });
    await card.locator('canvas').waitFor({ timeout: 30_000 });
    const row = card.locator('tb-data-table-content-row', { hasText: 'run1/train' });
    await row.getByText('7', { exact: true }).waitFor({ timeout: 30_000 });
    const numbers = (await row.textContent())?.match(/\d+\.\d+/g)?.map(Number) ?? [];
    expect(numbers).toContainEqual(expect.closeTo(lastLoss, 3));
    await screenshot(page, 'scalars');
    await tags.fill('kernel');
    await board.locator('histogram-card', { hasText: 'kernel' }).locator('svg path').first().waitFor();
    await screenshot(page, 'histograms');
  }, 240_000);

  test('nothing of ours fails behind the scenes', () => {
    expect(opened.errors).toEqual([]);
  });
});

async function screenshot(page: Page, name: string): Promise<void> {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `tensorboard-${name}.png`) });
}
