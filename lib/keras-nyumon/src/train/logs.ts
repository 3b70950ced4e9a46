import type { MetricName } from '../metrics/metrics';
import { METRIC_NAMES } from '../metrics/metrics';

/** What a batch, an epoch or an evaluation reports: the loss and each metric. */
export type LogName = 'loss' | MetricName;

/**
 * What a training run reports for each epoch: the same for the validation data, with `val_` before it, and what callbacks
 * add.
 */
export type HistoryName = LogName | `val_${LogName}` | 'learning_rate';

/**
 * Puts recorded values into an object that answers a reader who asks for one that was not recorded, instead of
 * `undefined`.
 *
 * @param values the values, by name; only these show when the object is printed or listed
 * @throws RangeError later, when a name is read that was not recorded
 */
export function recorded<Name extends string, T>(values: Record<string, T>): Record<Name, T> {
  return Object.create(missing, Object.getOwnPropertyDescriptors(values)) as Record<Name, T>;
}

/** Answers for every name that was not recorded. */
const missing = Object.create(Object.prototype, { constructor: { value: Object } }) as object;
for (const name of ['loss', ...METRIC_NAMES].flatMap((each) => [each, `val_${each}`])) {
  Object.defineProperty(missing, name, {
    get(this: object) {
      throw new RangeError(missingText(name, Object.keys(this)));
    },
  });
}

function missingText(name: string, names: string[]): string {
  const [remedy, remedyEn] = name.startsWith('val_')
    ? ['fit に validationData を渡してください', 'pass validationData to fit']
    : [`compile に metrics: ['${name}'] を渡してください`, `pass metrics: ['${name}'] to compile`];
  return (
    `${name} は記録されていません(あるもの: ${names.join(', ')})。${remedy}。\n` +
    `${name} was not recorded (there are: ${names.join(', ')}). To have it, ${remedyEn}.`
  );
}
