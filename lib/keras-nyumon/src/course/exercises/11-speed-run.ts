import type { Exercise } from './exercise';

/** What the cell hands over. */
interface Handed {
  /** On MNIST's 10,000 test pictures. */
  accuracy: number;
  /** How long training took. */
  seconds: number;
}

const GOAL = 0.99;
const LONGEST_SECONDS = 60;

/** Task 11-speed-run: 99 % of MNIST's test data, with less than a minute of training. */
export const speedRun: Exercise = (answer) => {
  const { accuracy, seconds } = answer as Handed;
  const percent = (accuracy * 100).toFixed(2);
  // Of 10,000 pictures four digits are exact; 0.99 as a float32 is not.
  if (Number(accuracy.toFixed(4)) < GOAL)
    return {
      ja: `${seconds.toFixed(1)} 秒で ${percent} % です。目標は 99 % です。${howFar(accuracy).ja}`,
      en: `${percent} % in ${seconds.toFixed(1)} seconds; the goal is 99 %. ${howFar(accuracy).en}`,
    };
  if (seconds <= LONGEST_SECONDS) return 'right';
  return {
    ja: `99 % に届きましたが、${seconds.toFixed(1)} 秒かかりました。1分以内を目指して、計算の多い層かエポックを減らします。`,
    en: `That is 99 %, but it took ${seconds.toFixed(1)} seconds. Aim for one minute: take away epochs, or layers that compute much.`,
  };
};

function howFar(accuracy: number): { ja: string; en: string } {
  if (accuracy > 0.98)
    return {
      ja: 'あと少しです。学習率の上げ下げ、フィルターの数、エポック数を見直します。',
      en: 'It is close. Look at how the learning rate goes up and down, at the filters, and at the epochs.',
    };
  return {
    ja: 'まず1エポックで 98 % を超えるモデルを探します。',
    en: 'First look for a model that gets above 98 % in one epoch.',
  };
}
