import type { Exercise } from './exercise';

const STEPS = 40;
const WANTED_LOSS = 0.01;

/** Exercise 03-learning-rate: a learning rate with which SGD comes down x² / 20 + y² from (−9, 2.5) in 40 steps. */
export const learningRate: Exercise = (answer) => {
  if (typeof answer !== 'number' || Number.isNaN(answer))
    return {
      ja: '学習率は数です。引用符なしで書いてください。',
      en: 'A learning rate is a number. Write it without quotes.',
    };
  if (answer <= 0)
    return {
      ja: '学習率は0より大きい数です。0では動かず、負の数では坂を上ります。',
      en: 'A learning rate is above 0. With 0 nothing moves; below 0 it climbs.',
    };
  const { x, y } = descend(answer);
  const [alongX, alongY] = [x ** 2 / 20, y ** 2];
  if (alongX + alongY < WANTED_LOSS) return 'right';
  const loss = (alongX + alongY).toPrecision(2);
  if (answer >= 1)
    return {
      ja: `40歩のあとの損失は ${loss} です。谷を飛び越えて、底に近づけません。小さくしてください。`,
      en: `After 40 steps the loss is ${loss}. It leaps over the valley and comes no nearer. Make it smaller.`,
    };
  if (alongY > alongX)
    return {
      ja: `40歩のあとの損失は ${loss} です。y の方向に行ったり来たりしています。もう少し小さくしてください。`,
      en: `After 40 steps the loss is ${loss}. It swings to and fro along y. Make it a little smaller.`,
    };
  return {
    ja: `40歩のあとの損失は ${loss} です。x の方向で、まだ谷の途中です。大きくしてください。`,
    en: `After 40 steps the loss is ${loss}. Along x it is still on its way. Make it larger.`,
  };
};

/** Where plain gradient descent is after the steps: the slopes are x / 10 and 2y. */
function descend(rate: number): { x: number; y: number } {
  let [x, y] = [-9, 2.5];
  for (let step = 0; step < STEPS; step++) [x, y] = [x - (rate * x) / 10, y - rate * 2 * y];
  return { x, y };
}
