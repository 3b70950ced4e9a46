import { layers, tf } from 'keras-nyumon';
import { trainableCount } from 'keras-nyumon/dist/course/exercises/10-trainable-count';
import { unfreeze } from 'keras-nyumon/dist/course/exercises/10-unfreeze';

/** The lesson's model, with layers frozen as told. */
function lessonModel(first: boolean, second: boolean, dense = true): tf.Sequential {
  return tf.sequential({
    layers: [
      layers.conv2d({ filters: 16, kernelSize: 3, inputShape: [28, 28, 1], trainable: first }),
      layers.conv2d({ filters: 32, kernelSize: 3, trainable: second }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 64, trainable: dense }),
      layers.dense({ units: 5 }),
    ],
  });
}

const hint = (ja: string) => ({ ja: expect.stringContaining(ja) as string });

test('the parameters of the last layer are right; all others of the model get their hint', () => {
  const model = lessonModel(false, false);
  const counts = model.layers.map((layer) => layer.countParams());
  const all = counts.reduce((sum, count) => sum + count, 0);
  const last = counts[counts.length - 1];
  expect(trainableCount(last)).toBe('right');
  expect(trainableCount(all - last)).toMatchObject(hint('凍結されるパラメーターの数'));
  expect(trainableCount(counts[0] + counts[1])).toMatchObject(hint('凍結されるパラメーターの数'));
  expect(trainableCount(all - counts[0] - counts[1])).toMatchObject(hint('いま学習される'));
  model.dispose();
});

test.each([
  [64 * 5, 'バイアスを忘れて'],
  [64 * 5 + 64, '出力ごとに1つ'],
  [64 + 5, '69 個ではありません'],
  ['325', '数ではありません'],
])('%p parameters get their hint', (answer, ja) => {
  expect(trainableCount(answer)).toMatchObject(hint(ja));
});

test('only the second convolutional layer unfrozen is right', () => {
  const before = tf.memory().numTensors;
  const model = lessonModel(false, true);
  expect(unfreeze(model)).toBe('right');
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test.each<[string, () => unknown, string]>([
  ['both frozen', () => lessonModel(false, false), 'まだ両方とも凍結'],
  ['both unfrozen', () => lessonModel(true, true), '2番目だけ'],
  ['the first unfrozen', () => lessonModel(true, false), '0から数えます'],
  ['a dense layer frozen', () => lessonModel(false, true, false), '全結合層が凍結'],
  ['a layer', () => lessonModel(false, true).layers[1], 'モデルではありません'],
])('%s gets its hint', (_, answer, ja) => {
  expect(unfreeze(answer())).toMatchObject(hint(ja));
});
