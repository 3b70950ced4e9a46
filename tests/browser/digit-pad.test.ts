// The digit pad as a reader uses it: drawn on with mouse and finger, after a reload, on another server.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { codeCell } from '../notebooks/notebook';
import { makeTrialFolder } from '../notebooks/trial-folder';
import { cells, outputOf } from './cells';
import type { Stroke } from './digit-pad/draw-strokes';
import { drawWithFinger, drawWithMouse } from './digit-pad/draw-strokes';
import { serveElsewhere } from './digit-pad/serve-elsewhere';
import { findBrowser } from './find-browser';
import type { OpenedPage } from './open-browser';
import { openBrowser } from './open-browser';
import { openNotebook } from './open-notebook';
import { runCellWithShiftEnter } from './run-cell';
import { serveJupyterLab } from './serve-jupyterlab';

const fixtures = path.join(__dirname, 'digit-pad');
const drawings = JSON.parse(readFileSync(path.join(fixtures, 'strokes.json'), 'utf8')) as {
  label: number;
  strokes: Stroke[];
}[];
const drawingOf = (label: number) => drawings.find((drawing) => drawing.label === label)?.strokes ?? [];

const CELLS = {
  load: `import { argMax, loadModel, mnistLike, predict, readImage, stackImages } from 'keras-nyumon';
import { digitPad } from 'keras-nyumon/course';
const model = await loadModel(${JSON.stringify(path.join(fixtures, 'model'))});`,
  pads: `await digitPad(model);
await digitPad(model, { folder: 'second pad' });`,
  read: `const drawing = readImage('digit-pad/drawing.png');
console.log(drawing.shape, argMax(await predict(model, stackImages([mnistLike(drawing)]))));`,
};

const program = findBrowser();

(program ? describe : describe.skip)('the digit pad', () => {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let opened: OpenedPage;
  let lab: URL;
  let folder: string;
  /** The pads of the page, in their order. */
  const pad = (index: number, page = opened.page) => page.locator('.keras-nyumon-digit-pad').nth(index);
  const notebook = (name: string) => `notebooks/${path.basename(folder)}/${name}`;

  beforeAll(async () => {
    const trial = makeTrialFolder();
    folder = trial.folder;
    cleanUps.unshift(trial.remove);
    writeNotebook(path.join(folder, 'pad.ipynb'), Object.entries(CELLS));
    const { url, stop } = await serveJupyterLab({});
    lab = url;
    cleanUps.unshift(stop);
    opened = await openBrowser(program ?? '');
    cleanUps.unshift(() => opened.browser.close());
    await openNotebook(opened.page, lab, notebook('pad.ipynb'));
    await cells(opened.page).first().click();
    await runCellWithShiftEnter(opened.page, 120_000);
    await runCellWithShiftEnter(opened.page, 120_000);
    await readyPad(pad(0));
    await readyPad(pad(1));
  }, 300_000);

  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  }, 60_000);

  test('probabilities move while the pen does, and go when the drawing is cleared', async () => {
    const seen = new Set<string>();
    await drawWithMouse(opened.page, pad(0).locator('canvas').first(), drawingOf(4), async () => {
      seen.add((await probabilities(pad(0))).join());
    });
    expect(seen.size).toBeGreaterThanOrEqual(2);
    expect(largest(await probabilities(pad(0)))).toBe(4);
    await clear(pad(0));
    expect(await probabilities(pad(0))).toEqual(Array(10).fill(NaN));
  }, 60_000);

  test('two pads do not disturb each other', async () => {
    await drawWithMouse(opened.page, pad(0).locator('canvas').first(), drawingOf(7));
    await drawWithMouse(opened.page, pad(1).locator('canvas').first(), drawingOf(0));
    expect(largest(await probabilities(pad(0)))).toBe(7);
    expect(largest(await probabilities(pad(1)))).toBe(0);
    await clear(pad(0));
    expect(largest(await probabilities(pad(1)))).toBe(0);
  }, 60_000);

  test('over 95 % of 50 drawings are read right', async () => {
    const wrong: string[] = [];
    for (const { label, strokes } of drawings) {
      await clear(pad(0));
      await drawWithMouse(opened.page, pad(0).locator('canvas').first(), strokes);
      const answer = largest(await probabilities(pad(0)));
      if (answer !== label) wrong.push(`${label}→${answer}`);
    }
    console.log(
      `${drawings.length - wrong.length} of ${drawings.length} right; wrong: ${wrong.join(', ') || 'none'}`,
    );
    expect(drawings).toHaveLength(50);
    expect(wrong.length / drawings.length).toBeLessThan(0.05);
  }, 180_000);

  test('a finger draws, and does not scroll', async () => {
    await clear(pad(0));
    const canvas = pad(0).locator('canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    const before = await canvas.boundingBox();
    await drawWithFinger(opened.page, canvas, drawingOf(2));
    expect(largest(await probabilities(pad(0)))).toBe(2);
    expect(await canvas.boundingBox()).toEqual(before);
  }, 60_000);

  test('the drawing is handed to the next cell', async () => {
    await clear(pad(0));
    await drawWithMouse(opened.page, pad(0).locator('canvas').first(), drawingOf(3));
    await pad(0).getByRole('button', { name: 'Hand to the notebook' }).click();
    await pad(0).getByText("readImage('digit-pad/drawing.png')").waitFor();
    await cells(opened.page).nth(2).click();
    const cell = await runCellWithShiftEnter(opened.page);
    expect((await outputOf(cell).allTextContents()).join('')).toMatch(/\[ 280, 280, 3 \] \[ 3 \]/);
  }, 60_000);

  test('after a reload, and without the kernel, the pad still answers', async () => {
    const { page } = opened;
    await page.keyboard.press('Control+s');
    await page
      .locator('.jp-NotebookPanel.jp-mod-dirty, .jp-mod-current.jp-mod-dirty')
      .waitFor({ state: 'detached' });
    await expectSaved(path.join(folder, 'pad.ipynb'));
    expect(readFileSync(path.join(folder, 'pad.ipynb')).length).toBeLessThan(20_000);
    await page.reload();
    await shutDownKernels(lab);
    await readyPad(pad(0));
    await drawWithMouse(page, pad(0).locator('canvas').first(), drawingOf(6));
    expect(largest(await probabilities(pad(0)))).toBe(6);
  }, 120_000);

  test('nothing fails behind the scenes, and nothing is asked of the network', () => {
    // JupyterLab itself complains about the kernel that the test took away.
    expect(opened.errors.filter((error) => !/kernel/i.test(error))).toEqual([]);
    expect(opened.outside).toEqual([]);
  });

  test('a notebook of someone else’s asks to run the cell, and runs nothing', async () => {
    const saved = readFileSync(path.join(folder, 'pad.ipynb'), 'utf8');
    writeFileSync(path.join(folder, 'foreign.ipynb'), saved.replace('Run this cell,', 'Run this cell ,'));
    await openNotebook(opened.page, lab, notebook('foreign.ipynb'));
    const outputs = opened.page.locator('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output');
    await outputs.getByText('このセルを実行すると').first().waitFor();
    await outputs.getByText('Run this cell ,').first().waitFor();
    expect(await outputs.locator('canvas').count()).toBe(0);
  }, 120_000);

  test('on a server with a base URL that serves another folder', async () => {
    const other = await serveElsewhere(folder, '/user/a/');
    const { browser, page, errors, outside } = await openBrowser(program ?? '');
    try {
      await openNotebook(page, other.url, 'pad.ipynb');
      await readyPad(pad(0, page));
      await drawWithMouse(page, pad(0, page).locator('canvas').first(), drawingOf(8));
      expect(largest(await probabilities(pad(0, page)))).toBe(8);
      await pad(0, page).getByRole('button', { name: 'Hand to the notebook' }).click();
      await pad(0, page).getByText('readImage(').waitFor();
      expect(errors).toEqual([]);
      expect(outside).toEqual([]);
    } finally {
      await browser.close();
      await other.stop();
    }
  }, 180_000);
});

function writeNotebook(file: string, sources: [id: string, source: string][]): void {
  const notebook = {
    cells: sources.map(([id, source]) => codeCell(id, source)),
    metadata: {
      kernelspec: { display_name: 'TypeScript (tslab)', language: 'typescript', name: 'tslab' },
      language_info: { name: 'typescript' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  writeFileSync(file, JSON.stringify(notebook));
}

/** Waits until a pad can be drawn on. */
async function readyPad(pad: Locator): Promise<void> {
  await pad.locator('canvas').first().waitFor({ timeout: 90_000 });
  await pad.scrollIntoViewIfNeeded();
}

/** What stands beside the bars, as parts of 1, when the answer to the last line is there; NaN where nothing stands. */
async function probabilities(pad: Locator): Promise<number[]> {
  await pad.locator('[aria-busy="false"]').waitFor();
  const texts = await pad.locator('.probability').allTextContents();
  return texts.map((text) => parseFloat(text) / 100);
}

const largest = (values: number[]) => values.indexOf(Math.max(...values));

async function clear(pad: Locator): Promise<void> {
  await pad.getByRole('button', { name: 'Clear' }).click();
  await pad.locator('[aria-busy="false"]').waitFor();
}

/** JupyterLab saves soon after it was asked to. */
async function expectSaved(file: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (readFileSync(file, 'utf8').includes('keras-nyumon-digit-pad')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the notebook was not saved');
}

async function shutDownKernels(lab: URL): Promise<void> {
  const headers = { authorization: `token ${lab.searchParams.get('token') ?? ''}` };
  const kernels = (await (await fetch(new URL('/api/kernels', lab), { headers })).json()) as { id: string }[];
  for (const { id } of kernels)
    await fetch(new URL(`/api/kernels/${id}`, lab), { method: 'DELETE', headers });
}
