import type { Exercise } from './exercise';

/** Exercise 02-loss-chart: options of `plotHistory` that show the loss, and nothing else. */
export const lossChart: Exercise = (answer) => {
  const metrics = metricsOf(answer);
  if (!Array.isArray(metrics))
    return {
      ja: '`metrics` に、名前の配列を渡します。上の正解率のセルを見てください。',
      en: 'Give `metrics` an array of names. Look at the cell of the accuracy above.',
    };
  if (metrics.includes('accuracy') || metrics.includes('val_accuracy'))
    return {
      ja: 'それは正解率です。描くのは、正解率ではなく損失です。',
      en: 'That is the accuracy. Draw the loss, not the accuracy.',
    };
  if (!metrics.includes('loss'))
    return metrics.includes('val_loss')
      ? {
          ja: '検証データの線しか出ません。`val_` のない名前なら、両方が出ます。',
          en: 'That shows only the line of the validation data. The name without `val_` shows both.',
        }
      : {
          ja: '損失の名前がありません。履歴の中身のセルで、名前を確かめてください。',
          en: 'The name of the loss is missing. Look at the names in the cell that prints the history.',
        };
  return 'right';
};

function metricsOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'metrics' in answer ? answer.metrics : undefined;
}
