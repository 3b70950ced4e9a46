import { classCounts } from 'keras-nyumon/dist/course/exercises/07-class-counts';
import { mnist } from 'mnist-loader-ts';

const counted = (labels: Uint8Array) => {
  const counts = Array<number>(10).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
};

test('what MNIST itself says is right', async () => {
  const { train, test } = await mnist.loadData({ offline: true });
  expect(classCounts(counted(test.y.data))).toBe('right');
  expect(classCounts(Int32Array.from(counted(test.y.data)))).toBe('right');
  expect(classCounts(counted(train.y.data))).toMatchObject({
    ja: expect.stringContaining('学習データの枚数') as string,
  });
  expect(classCounts(test.y.data)).toMatchObject({
    ja: expect.stringContaining('そのまま10,000個') as string,
  });
});

test.each<[string, unknown, string]>([
  ['a number', 10000, '数が1つ(10000)だけ'],
  ['text', 'many', '数の配列ではありません'],
  ['a list of text', ['980'], '数の配列ではありません'],
  ['nine classes', [1, 2, 3, 4, 5, 6, 7, 8, 9], '数が 9 個あります'],
  ['nothing counted', Array(10).fill(0), 'どのクラスも0枚'],
  ['each once', Array(10).fill(1), '合計が 10 枚'],
  ['shares', Array(10).fill(0.1), '合計が'],
  ['another order', [1009, 980, 1135, 1032, 1010, 982, 892, 958, 1028, 974], '合計は合っていますが'],
])('%s gets its hint', (_, answer, ja) => {
  expect(classCounts(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});
