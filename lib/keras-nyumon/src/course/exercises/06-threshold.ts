import type { Exercise } from './exercise';

const [LEAST_RECALL, LEAST_PRECISION] = [0.8, 0.12];

/** Exercise 06-threshold: what is measured at the threshold that the reader chose. */
export const threshold: Exercise = (answer) => {
  const { precision, recall } = (answer ?? {}) as { precision?: unknown; recall?: unknown };
  if (typeof precision !== 'number' || typeof recall !== 'number')
    return {
      ja: '`measure(threshold)` の結果を、そのまま `check` に渡してください。',
      en: 'Pass the result of `measure(threshold)` to `check` as it is.',
    };
  if (recall >= LEAST_RECALL && precision >= LEAST_PRECISION) return 'right';
  if (recall === 0)
    return {
      ja: '1回もクリックを見つけていません。しきい値が高すぎます。',
      en: 'Not one click is found. The threshold is much too high.',
    };
  if (recall < LEAST_RECALL)
    return {
      ja: '見逃しが多すぎます。再現率が0.8以上になるまで、しきい値を下げます。',
      en: 'Too many are missed. Lower the threshold until the recall is 0.8 or more.',
    };
  return {
    ja: '空振りが多すぎます。適合率が0.12以上になるまで、しきい値を上げます。',
    en: 'There are too many false alarms. Raise the threshold until the precision is 0.12 or more.',
  };
};
