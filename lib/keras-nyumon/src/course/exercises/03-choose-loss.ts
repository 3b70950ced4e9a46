import { losses } from '../../losses/losses';
import { nearestName } from '../../options/nearest-name';
import type { Exercise, Hint, Verdict } from './exercise';

/** The losses that fit each task; Keras's short names too. */
const FITTING = {
  housePrice: ['meanSquaredError', 'meanAbsoluteError', 'huber', 'logCosh', 'mse', 'mae'],
  spam: ['binaryCrossentropy'],
  digit: ['sparseCategoricalCrossentropy'],
  digitOneHot: ['categoricalCrossentropy'],
};

type Task = keyof typeof FITTING;

const KNOWN = [...Object.keys(losses), 'mse', 'mae', 'mape', 'msle'];

/** Exercise 03-choose-loss: for each of four tasks, the name of a loss that fits it. */
export const chooseLoss: Exercise = (answer) => {
  if (typeof answer !== 'object' || answer === null)
    return {
      ja: "`{ housePrice: '…', spam: '…', digit: '…', digitOneHot: '…' }` の形で書いてください。",
      en: "Write it as `{ housePrice: '…', spam: '…', digit: '…', digitOneHot: '…' }`.",
    };
  const chosen = answer as Partial<Record<Task, unknown>>;
  const verdicts = (Object.keys(FITTING) as Task[]).map((task) => judge(task, chosen[task]));
  return verdicts.find((verdict) => verdict !== 'right') ?? 'right';
};

function judge(task: Task, loss: unknown): Verdict {
  if (typeof loss !== 'string' || loss === '')
    return {
      ja: `\`${task}\` の損失関数がまだ書かれていません。`,
      en: `The loss of \`${task}\` is not written yet.`,
    };
  if (FITTING[task].includes(loss)) return 'right';
  if (!KNOWN.includes(loss)) return unknownName(task, loss);
  return WRONG[task](loss);
}

function unknownName(task: Task, loss: string): Hint {
  const meant = nearestName(loss, KNOWN);
  return {
    ja: `\`${task}\` の「${loss}」という損失関数はありません。${meant ? `「${meant}」ではありませんか。` : 'つづりを表で確かめてください。'}`,
    en: `There is no loss '${loss}' for \`${task}\`. ${meant ? `Did you mean '${meant}'?` : 'Look up its spelling in the table.'}`,
  };
}

const WRONG: Record<Task, (loss: string) => Hint> = {
  housePrice: (loss) => ({
    ja: `\`housePrice\` の \`${loss}\` は合いません。値段は確率でもクラスでもなく、数です。これは回帰です。`,
    en: `\`${loss}\` does not fit \`housePrice\`. A price is neither a probability nor a class but a number: this is regression.`,
  }),
  spam: (loss) =>
    /categorical/i.test(loss)
      ? {
          ja: '`spam` の最後の層は1個だけです。クラスの数だけ出力があるときの損失関数は使えません。',
          en: 'The last layer of `spam` has a single unit. A loss for one output per class does not fit.',
        }
      : {
          ja: '`spam` は分類です。自信をもって間違えたときに、大きくなる損失関数を選びます。',
          en: '`spam` is classification. Choose a loss that becomes large when the model is sure and wrong.',
        },
  digit: (loss) => digit('digit', loss),
  digitOneHot: (loss) => digit('digitOneHot', loss),
};

function digit(task: 'digit' | 'digitOneHot', loss: string): Hint {
  if (loss === 'binaryCrossentropy')
    return {
      ja: `\`${task}\` は10クラスです。2つに分けるときの損失関数では足りません。`,
      en: `\`${task}\` has ten classes. The loss for two is not enough.`,
    };
  if (/^(sparseC|c)ategoricalCrossentropy$/.test(loss))
    return {
      ja: `\`${task}\` は、ラベルの書き方が違います。番号ですか、one-hot ですか。`,
      en: `The labels of \`${task}\` are written otherwise. Are they indices, or one-hot?`,
    };
  return {
    ja: `\`${task}\` の \`${loss}\` は合いません。これは多クラス分類です。`,
    en: `\`${loss}\` does not fit \`${task}\`. This is classification with several classes.`,
  };
}
