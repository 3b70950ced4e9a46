// `npm test -- losses`: which test files a word means.
import { resolve } from 'node:path';
import { call } from './call-module';

const repository = resolve(__dirname, '../..');

const select = (...words: string[]) =>
  call('tests/select-tests.mjs', 'selectTests', repository, words) as Promise<string[]>;

test('a folder, wherever it lies, and no file of the same name elsewhere', async () => {
  const losses = await select('losses');
  expect(losses).toContain('tests/keras-nyumon/losses/losses.test.ts');
  expect(losses).not.toContain('tests/fidelity/losses.test.ts');
  expect(await select('train/graph')).toEqual(await select('tests/keras-nyumon/train/graph/'));
});

test('a file, with or without its folder and its ending', async () => {
  expect(await select('read-idx')).toEqual(['tests/mnist-loader-ts/read-idx.test.ts']);
  expect(await select('fidelity/losses')).toEqual(['tests/fidelity/losses.test.ts']);
  expect(await select('tests/fidelity/losses.test.ts')).toEqual(['tests/fidelity/losses.test.ts']);
});

test('a source without a test of its name means the tests of its folder', async () => {
  expect(await select('early-stopping')).toEqual(await select('keras-nyumon/callbacks'));
});

test('several words are several parts, each file once; none are all', async () => {
  expect(await select('losses', 'metrics', 'losses/losses')).toEqual([
    ...(await select('losses')),
    ...(await select('metrics')),
  ]);
  expect((await select()).length).toBeGreaterThan(100);
});

test('a name that nothing has is answered with those near it', async () => {
  expect(await call('tests/select-tests.mjs', 'selectTests', repository, ['lossess'])).toMatchObject({
    message: expect.stringContaining("There are no tests in a folder or a file 'lossess'") as string,
    next: ['npm test -- losses'],
  });
});
