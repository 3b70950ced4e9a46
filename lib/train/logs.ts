import type { MetricName } from './metric-name';

/** What a batch, an epoch or an evaluation reports: the loss and each metric. */
export type LogName = 'loss' | MetricName;

/** What a training run reports for each epoch: the same for the validation data, with `val_` before it. */
export type HistoryName = LogName | `val_${LogName}`;

const LOG_NAMES: LogName[] = ['loss', 'accuracy', 'mae', 'mse'];
const HISTORY_NAMES: HistoryName[] = LOG_NAMES.flatMap((name) => [name, `val_${name}` as const]);

/**
 * Puts recorded values into an object that answers a reader who asks for one that was not recorded, instead of
 * `undefined`.
 *
 * @param values the values, by name; only these show when the object is printed or listed
 * @throws RangeError later, when a name is read that was not recorded
 */
export function recorded<T>(values: Record<string, T>): Record<HistoryName, T> {
  const missing = Object.create(Object.prototype, { constructor: { value: Object } }) as object;
  for (const name of HISTORY_NAMES) {
    Object.defineProperty(missing, name, {
      get: () => {
        throw new RangeError(missingText(name, Object.keys(values)));
      },
    });
  }
  return Object.create(missing, Object.getOwnPropertyDescriptors(values)) as Record<HistoryName, T>;
}

function missingText(name: HistoryName, names: string[]): string {
  const [remedy, remedyEn] = name.startsWith('val_')
    ? ['fit に validationData を渡してください', 'pass validationData to fit']
    : [`compile に metrics: ['${name}'] を渡してください`, `pass metrics: ['${name}'] to compile`];
  return (
    `${name} は記録されていません(あるもの: ${names.join(', ')})。${remedy}。\n` +
    `${name} was not recorded (there are: ${names.join(', ')}). To have it, ${remedyEn}.`
  );
}
