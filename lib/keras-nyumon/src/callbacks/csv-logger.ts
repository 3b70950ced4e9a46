import { files, paths } from '../host';
import { flag, text } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Callback, Logs } from '../train/callback';

/** Options of {@link csvLogger}. */
export interface CSVLoggerOptions {
  /** What stands between two values. Default ','. */
  separator?: string;
  /** Whether lines are added to a file that is there already. Default false: it is replaced. */
  append?: boolean;
}

const OPTIONS = { separator: text(','), append: flag(false) } satisfies OptionTable<CSVLoggerOptions>;

/**
 * Writes each epoch's values into a CSV file, a line at a time: Keras's `CSVLogger`.
 *
 * @param filename the file; folders that do not exist are made
 * @returns a callback for `fit`
 * @throws RangeError for an option or a value that there is not; in `fit`, an Error when the file cannot be written
 */
export function csvLogger(filename: string, options: CSVLoggerOptions = {}): Callback {
  const { separator, append } = readOptions(options, OPTIONS, 'csvLogger');
  let columns: string[] | undefined;
  const write = (values: (number | string)[]) => {
    // The line ends of Python's csv module.
    files.appendFile(filename, values.join(separator) + '\r\n');
  };
  return {
    onTrainBegin: () => {
      columns = undefined;
      files.makeFolder(paths.dirname(paths.resolve(filename)));
      if (!append) files.writeFile(filename, '');
    },
    onEpochEnd: (epoch, logs = {}) => {
      if (!columns) {
        columns = columnsOf(logs);
        if (files.fileSize(filename) === 0) write(['epoch', ...columns]);
      }
      write([epoch, ...columns.map((name) => logs[name] ?? 'NA')]);
    },
  };
}

/** By the alphabet. The columns for validation data are there even without any, so that later runs can be appended. */
function columnsOf(logs: Logs): string[] {
  const names = Object.keys(logs).sort();
  const isValidated = names.some((name) => name.startsWith('val_'));
  return isValidated ? names : [...names, ...names.map((name) => `val_${name}`)];
}
