import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { layers, mnistLike, textImage, tf } from 'keras-nyumon';
import { digitPad } from 'keras-nyumon/course';
import { browserModule } from 'keras-nyumon/dist/course/digit-pad/browser-module';
import { padHtml } from 'keras-nyumon/dist/course/digit-pad/pad-html';

let folder: string;
const original = process.cwd();
let said: jest.SpyInstance;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'));
  process.chdir(folder);
  said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  said.mockRestore();
  process.chdir(original);
  fs.rmSync(folder, { recursive: true });
});

const classifier = (...inputShape: number[]) =>
  tf.sequential({
    layers: [layers.flatten({ inputShape }), layers.dense({ units: 10, activation: 'softmax' })],
  });

test('all that the browser needs lies beside the notebook', async () => {
  const model = classifier(28, 28, 1);
  await digitPad(model);
  const before = tf.memory().numTensors;
  await digitPad(model);
  expect(tf.memory().numTensors).toBe(before);
  expect(fs.readdirSync('digit-pad').sort()).toEqual([
    'model.json',
    'pad.js',
    'tf.fesm.min.js',
    'weights.bin',
  ]);
  expect(fs.statSync('digit-pad/weights.bin').size).toBe(4 * (784 * 10 + 10));
  expect(said).toHaveBeenCalledWith(expect.stringContaining('JupyterLab'));
  model.dispose();
});

test('the browser runs the same mnistLike', () => {
  const file = path.join(
    path.dirname(require.resolve('keras-nyumon')),
    'visualization',
    'pictures',
    'mnist-like.js',
  );
  const code = browserModule({ mnistLike: file });
  const exported = 'export const { mnistLike } =';
  expect(code).toContain(exported);
  // jest loads no ES modules.
  fs.writeFileSync('pad.cjs', code.replace(exported, 'module.exports ='));
  const inBrowser = jest.requireActual<{ mnistLike: typeof mnistLike }>(path.resolve('pad.cjs'));
  const drawing = textImage('4', { size: 280 });
  expect(inBrowser.mnistLike(drawing)).toEqual(mnistLike(drawing));
});

test('the page says what to do where scripts do not run, and names may be anything', () => {
  const html = padHtml('my "pads"/7 & 8');
  expect(html).toContain(
    '<p>このセルを実行すると、ここに数字をかけます。<br>Run this cell, and you can draw a digit here.</p>',
  );
  expect(html).toContain('data-folder="my &quot;pads&quot;/7 &amp; 8"');
  expect(html).toContain('href="my%20%22pads%22/7%20%26%208/pad.js"');
  expect(html.length).toBeLessThan(3000);
});

test.each([[[28, 28, 1]], [[28, 28]], [[784]]])('input %j is a digit', async (shape) => {
  const model = classifier(...shape);
  await expect(digitPad(model)).resolves.toBeUndefined();
  model.dispose();
});

test('other models, folders and options are refused', async () => {
  const colour = classifier(32, 32, 3);
  const model = classifier(28, 28, 1);
  await expect(digitPad(colour)).rejects.toThrow(/\[n, 32, 32, 3\][^]*digitPad needs a model/);
  for (const outside of ['..', '../pads', '.', '.hidden', '/tmp'])
    await expect(digitPad(model, { folder: outside })).rejects.toThrow(/folder[^]*inside the notebook/);
  await expect(digitPad(model, { foldr: 'a' } as object)).rejects.toThrow(/foldr.*folder/);
  fs.writeFileSync('taken', '');
  await expect(digitPad(model, { folder: 'taken' })).rejects.toThrow(/書けません[^]*could not be written/);
  colour.dispose();
  model.dispose();
});
