import { sgd, tf } from 'keras-nyumon';
import { chooseLoss } from 'keras-nyumon/dist/course/exercises/03-choose-loss';
import { learningRate } from 'keras-nyumon/dist/course/exercises/03-learning-rate';

const right = {
  housePrice: 'meanSquaredError',
  spam: 'binaryCrossentropy',
  digit: 'sparseCategoricalCrossentropy',
  digitOneHot: 'categoricalCrossentropy',
};

test('every loss of regression is right for a price', () => {
  expect(chooseLoss(right)).toBe('right');
  for (const housePrice of ['meanAbsoluteError', 'huber', 'mse', 'mae'])
    expect(chooseLoss({ ...right, housePrice })).toBe('right');
});

test.each([
  ['mse', 'の形で書いて'],
  [null, 'の形で書いて'],
  [{}, '`housePrice` の損失関数がまだ'],
  [{ ...right, digit: '' }, '`digit` の損失関数がまだ'],
  [{ ...right, spam: 'binary_crossentropy' }, '「binaryCrossentropy」ではありませんか'],
  [{ ...right, spam: 'entropy of spam' }, 'つづりを表で'],
  [{ ...right, housePrice: 'binaryCrossentropy' }, 'これは回帰です'],
  [{ ...right, spam: 'categoricalCrossentropy' }, '最後の層は1個だけ'],
  [{ ...right, spam: 'mse' }, '自信をもって間違えた'],
  [{ ...right, digit: 'categoricalCrossentropy' }, '`digit` は、ラベルの書き方'],
  [{ ...right, digitOneHot: 'sparseCategoricalCrossentropy' }, '`digitOneHot` は、ラベルの書き方'],
  [{ ...right, digit: 'binaryCrossentropy' }, '10クラスです'],
  [{ ...right, digitOneHot: 'huber' }, '多クラス分類です'],
])('%p gets its hint', (answer, ja) => {
  expect(chooseLoss(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});

test.each([0.75, 0.8, 0.9, 0.95])('a learning rate of %p comes down', (rate) => {
  expect(learningRate(rate)).toBe('right');
});

test('SGD itself comes down where the checker says so', () => {
  const loss = (rate: number) => {
    const place = tf.tidy(() => tf.variable(tf.tensor1d([-9, 2.5])));
    const optimizer = sgd({ learningRate: rate });
    const height = () =>
      place
        .square()
        .mul([1 / 20, 1])
        .sum<tf.Scalar>();
    for (let step = 0; step < 40; step++) optimizer.minimize(height, false, [place]);
    const after = tf.tidy(() => height().dataSync()[0]);
    place.dispose();
    optimizer.dispose();
    return after;
  };
  for (const rate of [0.5, 0.71, 0.75, 0.9, 0.95, 0.98])
    expect(loss(rate) < 0.01).toBe(learningRate(rate) === 'right');
});

test.each([
  ['0.9', '学習率は数です'],
  [NaN, '学習率は数です'],
  [[0.9], '学習率は数です'],
  [0, '0より大きい'],
  [-0.1, '0より大きい'],
  [0.05, 'まだ谷の途中'],
  [0.5, 'まだ谷の途中'],
  [0.98, '行ったり来たり'],
  [1, '谷を飛び越えて'],
  [1.5, '谷を飛び越えて'],
  [Infinity, '谷を飛び越えて'],
])('a learning rate of %p gets its hint', (answer, ja) => {
  expect(learningRate(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});
