import type { Exercise } from './exercise';

/** What the cell hands over: the accuracy on test data of each kind. */
interface Handed {
  whiteOnBlack: number;
  blackOnWhite: number;
}

const GOAL = 0.8;

/** Exercise 11-inverted: one model that reads white digits on black and black digits on white. */
export const inverted: Exercise = (answer) => {
  const { whiteOnBlack, blackOnWhite } = answer as Handed;
  if (whiteOnBlack >= GOAL && blackOnWhite >= GOAL) return 'right';
  if (whiteOnBlack < GOAL && blackOnWhite < GOAL)
    return {
      ja: `どちらの正解率も 80 % より低いです。画像とラベルの順番が合っているか、学習が足りているかを確かめます。`,
      en: `Both accuracies are below 80 %. See that labels and pictures are in the same order, and that it trains long enough.`,
    };
  if (blackOnWhite < GOAL)
    return {
      ja: `白地に黒の数字の正解率が ${percent(blackOnWhite)} % です。そのような画像から、正しく学べていません。`,
      en: `Of black digits on white it reads ${percent(blackOnWhite)} %. It did not learn from such pictures, or not the right labels.`,
    };
  return {
    ja: `黒地に白の数字の正解率が ${percent(whiteOnBlack)} % です。新しい画像だけで学習すると、前のものが読めません。`,
    en: `Of white digits on black it reads ${percent(whiteOnBlack)} %. A model trained on new pictures only cannot read the old ones.`,
  };
};

const percent = (share: number) => (share * 100).toFixed(1);
