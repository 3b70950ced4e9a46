/** Short texts for TensorFlow.js's objects, told by their shape: TensorFlow.js itself is not loaded here. */

interface TensorLike {
  dtype: string;
  shape: number[];
  size: number;
  isDisposed: boolean;
  toString(verbose?: boolean): string;
}

interface HistoryLike {
  epoch: number[];
  history: Record<string, (number | TensorLike)[]>;
}

interface ModelLike {
  summary(lineLength: undefined, positions: undefined, print: (line: string) => void): void;
}

/** Larger tensors are not fetched from the engine just to show a few of their values. */
const largestShown = 10_000_000;

/** A tensor, model or training history in words; undefined for anything else. */
export function describeTensorFlow(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isTensor(value)) return describeTensor(value);
  if (isModel(value)) return describeModel(value);
  if (isHistory(value)) return describeHistory(value);
  return undefined;
}

function isTensor(value: object): value is TensorLike {
  return 'dtype' in value && 'shape' in value && 'dataId' in value && 'isDisposed' in value;
}

function describeTensor(tensor: TensorLike): string {
  const head = `Tensor ${tensor.dtype} [${tensor.shape.join(', ')}]`;
  if (tensor.isDisposed) return `${head} (dispose 済み / disposed)`;
  if (tensor.size > largestShown) return head;
  const values = tensor
    .toString()
    .replace(/^Tensor\n/, '')
    .replace(/^ {4}/gm, '');
  return `${head}\n${values}`;
}

function isModel(value: object): value is ModelLike {
  return (
    'summary' in value && typeof value.summary === 'function' && 'layers' in value && 'countParams' in value
  );
}

function describeModel(model: ModelLike): string {
  const lines: string[] = [];
  model.summary(undefined, undefined, (line) => lines.push(line));
  return lines.join('\n');
}

function isHistory(value: object): value is HistoryLike {
  return (
    'epoch' in value &&
    Array.isArray(value.epoch) &&
    'history' in value &&
    value.constructor.name === 'History'
  );
}

function describeHistory({ epoch, history }: HistoryLike): string {
  const last = Object.entries(history).map(([name, values]) => {
    const value = values.at(-1);
    return `${name}: ${typeof value === 'number' ? value.toFixed(4) : '…'}`;
  });
  return `History (${epoch.length} epochs) ${last.join(', ')}`;
}
