// Every kind of chart as a reader meets it: run in a real JupyterLab, after a reload, in a copy that is not trusted,
// where Plotly's renderer is missing, and in an exported page.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { jupyterPython, jupyterVariables } from '../notebooks/jupyter-python';
import type { Notebook } from '../notebooks/notebook';
import { codeCell } from '../notebooks/notebook';
import { makeTrialFolder } from '../notebooks/trial-folder';
import { cells, outputOf } from './cells';
import { findBrowser } from './find-browser';
import type { OpenedPage } from './open-browser';
import { openBrowser } from './open-browser';
import { openNotebook } from './open-notebook';
import { isRunning, runCellWithShiftEnter, startCellWithShiftEnter } from './run-cell';
import { serveJupyterLab } from './serve-jupyterlab';

const CHARTS = {
  lineChart: `lineChart({ x: [1, 2, 3], y: { 訓練: [0.9, 0.5, 0.3], 検証: [1, 0.6, 0.5] }, title: '折れ線' });`,
  plotHistory: `plotHistory({ epoch: [0, 1, 2], history: { loss: [1, 0.5, 0.3], val_loss: [1.1, 0.6, 0.5] } });`,
  bar: `bar({ x: ['猫', '犬', '鳥'], y: [0.7, 0.2, 0.1], yLabel: '確率' });`,
  histogram: `histogram({ x: Array.from({ length: 900 }, (_, i) => Math.sin(i)), xLabel: '値' });`,
  scatter: `scatter({ x: [1, 2, 3], y: [3, 1, 2], xLabel: '身長', yLabel: '体重' });`,
  heatmap: `heatmap({ z: [[1, 2, 3], [4, 5, 6]], x: ['あ', 'い', 'う'] });`,
  plotConfusionMatrix: `plotConfusionMatrix([[8, 2], [1, 9]], { classNames: ['猫', '犬'] });`,
  functionPlot: `functionPlot({ sigmoid: tf.sigmoid, 'x²': (x: number) => x ** 2 / 25 }, { derivative: true });`,
  contour: `contour({ z: (x, y) => x ** 2 + 5 * y ** 2, paths: { SGD: Array.from({ length: 9 }, (_, i) => [0.9 * 0.5 ** i, (-0.5) ** i] as const) } });`,
  surface: `surface({ z: (x, y) => x ** 2 - y ** 2, title: '鞍点' });`,
};
const NAMES = Object.keys(CHARTS);
const IMPORT = `import { ${NAMES.join(', ')}, compile, fit, tf } from 'keras-nyumon';`;
/** Training lasts until the test has seen enough of it: how soon a page shows a picture depends on the machine. */
const TRAIN = `import { existsSync } from 'node:fs';
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
compile(model, { optimizer: 'sgd', loss: 'mse' });
const x = tf.randomUniform([1000, 1]);
const onEpochEnd = () => { model.stopTraining = existsSync('enough-seen'); };
const history = await fit(model, x, x, { epochs: 10_000, batchSize: 4, callbacks: [{ onEpochEnd }] });`;

/** With KERAS_NYUMON_SCREENSHOTS=folder, pictures for a person to look at are left there. */
const screenshots = process.env.KERAS_NYUMON_SCREENSHOTS;
const program = findBrowser();

(program ? describe : describe.skip)('charts in JupyterLab', () => {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let folder: string;
  let lab: URL;
  let opened: OpenedPage;
  const address = (name: string) => `notebooks/${path.basename(folder)}/${name}`;

  beforeAll(async () => {
    const trial = makeTrialFolder();
    folder = trial.folder;
    cleanUps.unshift(trial.remove);
    const sources = [IMPORT, ...Object.values(CHARTS), TRAIN, ''];
    writeNotebook('charts.ipynb', {
      cells: sources.map((source, i) => codeCell(`cell-${i}`, source)),
      metadata: { kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' } },
      nbformat: 4,
      nbformat_minor: 5,
    });
    const served = await serveJupyterLab({});
    lab = served.url;
    cleanUps.unshift(served.stop);
    opened = await openTallBrowser();
    await openNotebook(opened.page, lab, address('charts.ipynb'));
  }, 300_000);

  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  }, 60_000);

  test('each kind is drawn by Plotly when its cell is run', async () => {
    const { page } = opened;
    await cells(page).first().click();
    await runCellWithShiftEnter(page, 120_000);
    for (const name of NAMES) {
      const cell = await runCellWithShiftEnter(page);
      await plotlyIn(cell).waitFor();
      expect([name, await outputOf(cell).count()]).toEqual([name, 1]);
    }
    expect(await plotlyIn(cellOf('lineChart', page)).textContent()).toMatch(
      /訓練[^]*検証[^]*折れ線|折れ線[^]*訓練/,
    );
    expect(await plotlyIn(cellOf('contour', page)).textContent()).toContain('▶');
    // What plotly.js says where it cannot draw in space.
    expect(await plotlyIn(cellOf('surface', page)).textContent()).not.toContain('WebGL');
    await screenshot(page, 'light');
  }, 240_000);

  test('the paths grow when ▶ is pressed', async () => {
    const cell = cellOf('contour', opened.page);
    const path = cell.locator('.scatterlayer .js-line').first();
    const whole = await path.getAttribute('d');
    const seen = new Set<string | null>();
    // A busy machine shows a few moments of a second's film only.
    for (let press = 0; press < 5 && seen.size <= 2; press++) {
      await cell.getByText('▶').click();
      for (let i = 0; i < 40 && !(seen.size > 2 && seen.has(whole)); i++) {
        seen.add(await path.getAttribute('d'));
        await opened.page.waitForTimeout(50);
      }
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  test('the chart of training changes, keeps its height, and becomes interactive', async () => {
    const { page } = opened;
    // The chart that was clicked is in the active cell.
    await cells(page)
      .nth(NAMES.length + 1)
      .locator('.jp-InputPrompt')
      .click();
    const cell = await startCellWithShiftEnter(page);
    const picture = outputOf(cell).locator('img[src^="data:image/svg"]').first();
    await picture.waitFor();
    const heights = new Set<number | undefined>();
    const seen = new Set<string | null>();
    while (await isRunning(cell)) {
      // Nothing, just when one picture replaces another.
      heights.add((await picture.boundingBox({ timeout: 500 }).catch(() => null))?.height);
      seen.add(await picture.getAttribute('src', { timeout: 500 }).catch(() => null));
      seen.delete(null);
      if (seen.size > 2) writeFileSync(path.join(folder, 'enough-seen'), '');
      await page.waitForTimeout(100);
    }
    expect(seen.size).toBeGreaterThan(2);
    await plotlyIn(cell).waitFor();
    heights.delete(undefined);
    expect([...heights]).toEqual([(await plotlyIn(cell).boundingBox())?.height]);
    // Above the bar.
    expect(await outputOf(cell).first().locator('.js-plotly-plot, .plot-container').count()).toBeGreaterThan(
      0,
    );
  }, 120_000);

  test('nothing fails behind the scenes, and nothing is asked of the network', () => {
    expect(opened.errors).toEqual([]);
    expect(opened.outside).toEqual([]);
  });

  test('after saving and a reload they are all there', async () => {
    const { page } = opened;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+s');
    await saved();
    await openNotebook(page, lab, address('charts.ipynb'));
    for (const name of NAMES) await seenIn(cellOf(name, page));
    await screenshot(page, 'reload');
    expect(opened.errors).toEqual([]);
  }, 120_000);

  test('a copy that is not trusted shows them all', async () => {
    writeUntrustedCopy('untrusted.ipynb');
    const { page, errors } = await openTallBrowser();
    await openNotebook(page, freshLab(), address('untrusted.ipynb'));
    for (const name of NAMES) await seenIn(cellOf(name, page, 1));
    expect(errors).toEqual([]);
  }, 120_000);

  test('without Plotly’s renderer their pictures are shown, not trusted either', async () => {
    writeUntrustedCopy('without-renderer.ipynb');
    const { page } = await openTallBrowser();
    await page.route('**/extensions/jupyterlab-plotly/**', (route) => route.abort());
    await openNotebook(page, freshLab(), address('without-renderer.ipynb'));
    for (const name of NAMES) await pictureSeen(outputOf(cellOf(name, page, 1)).locator('img'));
    await screenshot(page, 'without-renderer');
  }, 120_000);

  test('an exported page shows their pictures', async () => {
    const convert = ['-m', 'nbconvert', '--to', 'html', path.join(folder, 'charts.ipynb')];
    execFileSync(jupyterPython, convert, { env: jupyterVariables(), stdio: 'pipe' });
    const { page } = await openTallBrowser();
    // MathJax and the like are fetched by nbconvert's own template; charts need nothing.
    await page.route(/^https?:/, (route) => route.abort());
    await page.goto(pathToFileURL(path.join(folder, 'charts.html')).href);
    const pictures = page.locator('.jp-OutputArea-output img[src^="data:image/svg"]');
    expect(await pictures.count()).toBe(NAMES.length + 1);
    for (const picture of await pictures.all()) await pictureSeen(picture);
    await screenshot(page, 'export');
  }, 120_000);

  const cellOf = (name: string, page: Page, above = 0) => cells(page).nth(NAMES.indexOf(name) + 1 + above);

  /** Without the tabs that another page has open. */
  function freshLab(): URL {
    const url = new URL(lab);
    url.searchParams.set('reset', '');
    return url;
  }

  /** A page so high that JupyterLab draws all cells, not only those near. */
  async function openTallBrowser(): Promise<OpenedPage> {
    const browser = await openBrowser(program ?? '');
    cleanUps.unshift(() => browser.browser.close());
    await browser.page.setViewportSize({ width: 1280, height: 5600 });
    return browser;
  }

  function writeNotebook(name: string, notebook: Notebook): void {
    writeFileSync(path.join(folder, name), JSON.stringify(notebook));
  }

  const readSaved = () => JSON.parse(readFileSync(path.join(folder, 'charts.ipynb'), 'utf8')) as Notebook;

  async function saved(): Promise<void> {
    const isSaved = () => {
      try {
        return readSaved().cells.filter(({ outputs }) => outputs?.length).length > NAMES.length;
      } catch {
        // JupyterLab is writing it.
        return false;
      }
    };
    for (let i = 0; i < 300 && !isSaved(); i++) await opened.page.waitForTimeout(100);
    expect(isSaved()).toBe(true);
  }

  /** As cloned: nobody here has run these cells, and no PNG was added when saving. */
  function writeUntrustedCopy(name: string): void {
    const notebook = readSaved();
    const strange = { cell_type: 'markdown' as const, id: 'strange', metadata: {}, source: name };
    const withoutPng = notebook.cells.map((cell) => ({
      ...cell,
      outputs: cell.outputs?.map((output) => {
        const { data, ...rest } = output as { data?: Record<string, unknown> };
        return data ? { ...rest, data: { ...data, 'image/png': undefined } } : rest;
      }),
    }));
    writeNotebook(name, { ...notebook, cells: [strange, ...withoutPng] });
  }
});

const plotlyIn = (cell: Locator) => outputOf(cell).locator('.plot-container').first();

/** Drawn by Plotly, or, after saving, as the PNG that its renderer keeps until the pointer comes. */
async function seenIn(cell: Locator): Promise<void> {
  const chart = outputOf(cell).locator('.plot-container, img.plot-img[src^="data:"]').first();
  await chart.waitFor();
  expect((await chart.boundingBox())?.height).toBeGreaterThan(250);
}

/** The picture has been decoded, and is as large as the chart. */
async function pictureSeen(picture: Locator): Promise<void> {
  await picture.first().waitFor();
  const size = await picture.first().evaluate((image: unknown) => {
    const { naturalWidth, height } = image as { naturalWidth: number; height: number };
    return [naturalWidth, height];
  });
  expect(size[0]).toBeGreaterThanOrEqual(480);
  expect(size[1]).toBeGreaterThanOrEqual(300);
}

async function screenshot(page: Page, name: string): Promise<void> {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `charts-${name}.png`) });
}
