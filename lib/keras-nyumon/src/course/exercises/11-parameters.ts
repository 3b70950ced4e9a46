import type { Exercise } from './exercise';

/** What the cell hands over. */
interface Handed {
  /** How many parameters the model has. */
  parameters: number;
  /** On test data. */
  accuracy: number;
}

const MOST_PARAMETERS = 30_000;
const GOAL = 0.88;

/** Exercise 11-parameters: a small model that reads 88 % of the digits after five epochs. */
export const parameters: Exercise = (answer) => {
  const { parameters: size, accuracy } = answer as Handed;
  const percent = (accuracy * 100).toFixed(1);
  if (size > MOST_PARAMETERS)
    return {
      ja: `パラメーターが ${size} 個あります。30,000個以下になるように、ユニットを減らします。`,
      en: `There are ${size} parameters. Take fewer units, so that there are at most 30,000.`,
    };
  if (accuracy >= GOAL) return 'right';
  if (accuracy < 0.6)
    return {
      ja: `正解率が ${percent} % です。ほとんど学習できていません。学習率を10倍や10分の1にして、損失の減り方を比べます。`,
      en: `The accuracy is ${percent} %: hardly anything was learnt. Try a learning rate ten times higher or lower, and compare how the loss falls.`,
    };
  return {
    ja: `正解率が ${percent} % です。目標は 88 % です。1回の更新に使う枚数を減らすと、更新の回数が増えます。`,
    en: `The accuracy is ${percent} %; the goal is 88 %. With fewer pictures in each step there are more steps.`,
  };
};
