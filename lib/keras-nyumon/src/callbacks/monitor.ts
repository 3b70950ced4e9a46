import { bilingual } from '../options/bilingual';
import type { Direction } from '../metrics/metric';
import { METRIC_NAMES, metricByName } from '../metrics/metrics';
import { CHOOSE, suggestion } from '../options/nearest-name';
import { oneOf, option } from '../options/option';
import type { OptionTable } from '../options/option-table';
import type { HistoryName, LogName } from '../train/logs';
import type { Logs } from '../train/callback';

/** What a callback can watch: what training reports, and with several outputs `<output>_<name>`. */
export type MonitorName = HistoryName | `${string}_${LogName}`;

/** Options of every callback that watches a value. */
export interface MonitorOptions {
  /** What is watched. Default 'val_loss'. */
  monitor?: MonitorName;
  /** Whether a smaller value is better, or a larger one. Default 'auto': it follows from the name. */
  mode?: 'auto' | 'min' | 'max';
}

/** The table of {@link MonitorOptions}. */
export const MONITOR = {
  monitor: option<MonitorName, 'val_loss'>(
    (value) => typeof value === 'string',
    { ja: '文字列', en: 'a string' },
    'val_loss',
  ),
  mode: oneOf(['auto', 'min', 'max'], 'auto'),
} satisfies OptionTable<MonitorOptions>;

/** A value that a callback watches. */
export interface Monitor {
  /**
   * The value in what training reported.
   *
   * @throws RangeError when it was not reported
   */
  read: (logs: Logs | undefined) => number;
  /** Whether a value is better than another, by more than `minDelta`; anything is better than undefined. */
  isBetter: (value: number, reference: number | undefined) => boolean;
}

/**
 * Watches a value for a callback, as Keras's `MonitorCallback` does.
 *
 * @param what     the callback, as the reader calls it
 * @param minDelta the smallest difference that counts
 * @throws RangeError when `mode` is 'auto' and the name does not tell which is better
 */
export function watch(what: string, { monitor, mode }: Required<MonitorOptions>, minDelta = 0): Monitor {
  const isLarger = mode === 'auto' ? directionOf(what, monitor) === 'up' : mode === 'max';
  const margin = isLarger ? Math.abs(minDelta) : -Math.abs(minDelta);
  return {
    read: (logs = {}) => {
      if (monitor in logs) return logs[monitor];
      throw new RangeError(missingText(what, monitor, Object.keys(logs)));
    },
    isBetter: (value, reference) => {
      if (reference === undefined) return true;
      // In float32, as Keras compares.
      const [changed, best] = [Math.fround(value - margin), Math.fround(reference)];
      return isLarger ? changed > best : changed < best;
    },
  };
}

function directionOf(what: string, monitor: string): Direction {
  const isOf = (name: string) => monitor === name || monitor.endsWith(`_${name}`);
  if (isOf('loss')) return 'down';
  const metricName = METRIC_NAMES.find(isOf);
  const direction = metricName && metricByName(metricName).direction;
  if (direction) return direction;
  throw new RangeError(
    bilingual({
      ja: `${what} の monitor「${monitor}」は、大きいほど良いのか小さいほど良いのか分かりません。mode: 'max' か mode: 'min' を渡してください。`,
      en: `Whether a larger or a smaller '${monitor}', the monitor of ${what}, is better is not known. Pass mode: 'max' or mode: 'min'.`,
    }),
  );
}

function missingText(what: string, monitor: string, names: string[]): string {
  const isUnvalidated = monitor.startsWith('val_') && !names.some((name) => name.startsWith('val_'));
  const remedy = isUnvalidated
    ? { ja: 'fit に validationData を渡してください。', en: 'Pass validationData to fit.' }
    : CHOOSE;
  const { ja, en } = suggestion(monitor, names, remedy);
  return bilingual({
    ja: `${what} の monitor「${monitor}」は記録されていません(あるもの: ${names.join(', ')})。${ja}`,
    en: `'${monitor}', the monitor of ${what}, was not recorded (there are: ${names.join(', ')}). ${en}`,
  });
}
