import type { Exercise } from './exercise';

/** What the cell hands over. */
interface Handed {
  /** Undefined where the dataset is not on this machine. */
  dataset?: unknown;
  /** What `evaluate` says of the test data; undefined without the dataset. */
  score?: { accuracy: number };
}

const GOAL = 0.85;

/** Task 11-fashion: 85 % of Fashion-MNIST's test data. Without the dataset it says how to get it. */
export const fashion: Exercise = (answer) => {
  const { dataset, score } = answer as Handed;
  if (!dataset || !score)
    return {
      ja: 'Fashion-MNIST がこのコンピューターにないので、この課題はまだできません。ネットワークのある所で、読み込みのセルの `{ offline: true }` を消して実行します。ほかの課題は、このまま進められます。',
      en: 'Fashion-MNIST is not on this machine, so this task has to wait. Where there is a network, remove `{ offline: true }` from the cell that loads it, and run it. The other tasks can be done without.',
    };
  if (score.accuracy >= GOAL) return 'right';
  return {
    ja: `正解率が ${(score.accuracy * 100).toFixed(1)} % です。目標は 85 % です。枚数、エポック数、層を変えてみます。`,
    en: `The accuracy is ${(score.accuracy * 100).toFixed(1)} %; the goal is 85 %. Change the number of pictures, the epochs or the layers.`,
  };
};
