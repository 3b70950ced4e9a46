import { batchMemory } from 'keras-nyumon/dist/course/exercises/02-batch-memory';
import { lossChart } from 'keras-nyumon/dist/course/exercises/02-loss-chart';

test('the loss, alone or with the same of the validation data, is right', () => {
  expect(lossChart({ metrics: ['loss'] })).toBe('right');
  expect(lossChart({ metrics: ['loss'], title: '損失' })).toBe('right');
  expect(lossChart({ metrics: ['loss', 'val_loss'] })).toBe('right');
});

test.each([
  [{}, '名前の配列'],
  ['loss', '名前の配列'],
  [{ metrics: 'loss' }, '名前の配列'],
  [null, '名前の配列'],
  [{ metrics: ['accuracy'] }, '正解率ではなく'],
  [{ metrics: ['loss', 'accuracy'] }, '正解率ではなく'],
  [{ metrics: ['val_loss'] }, '検証データの線しか'],
  [{ metrics: ['Loss'] }, '名前を確かめて'],
  [{ metrics: [] }, '名前を確かめて'],
])('a chart of %p gets its hint', (answer, ja) => {
  expect(lossChart(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});

test('the bytes of a batch: a float32 array of its size has as many', () => {
  expect(batchMemory(new Float32Array(16 * 256 * 256 * 64).byteLength)).toBe('right');
});

test.each([
  [256 * 256 * 64 * 16, '1個は何バイト'],
  [256 * 256 * 64 * 4, '1サンプル分'],
  [256 * 256 * 16 * 4, 'チャンネルを忘れて'],
  [268.435456, '単位が MB'],
  [268, '単位が MB'],
  [256 * 256 * 64 * 16 * 32, '32ビットは4バイト'],
  [256, '単位が MB'],
  [256 + 256 + 64 + 16 + 4, 'まだ違います'],
  [256 * 256 * 64 * 16 * 8, '32ビットは4バイト'],
  ['268435456', '数ではありません'],
])('%p bytes get their hint', (answer, ja) => {
  expect(batchMemory(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});
