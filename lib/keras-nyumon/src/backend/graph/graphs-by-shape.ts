/** What was computed operation by operation, and the graph that does the same, if there can be one. */
export interface Recorded<Value> {
  value: Value;
  /** The graph as a saved model. */
  bytes?: Uint8Array;
}

/** A graph that TensorFlow computes. */
export interface Ready<Given, Value> {
  /** @throws Error when an operation of the graph fails */
  compute: (given: Given) => Value;
  /** Frees what TensorFlow keeps for it. */
  dispose: () => void;
}

/** How something is computed, with a graph and without. */
export interface Ways<Given, Value, Record extends Recorded<Value>> {
  /** The same for all that one graph can compute. */
  shapeOf: (given: Given) => string;
  /** Computes it operation by operation. */
  compute: (given: Given) => Value;
  /** The same, and makes a graph of it. */
  record: (given: Given) => Record;
  /** Lets TensorFlow make that graph ready; undefined when it does not take it, or gives anything else. */
  ready: (record: Record, given: Given) => Ready<Given, Value> | undefined;
}

/** So many batches of a shape are computed operation by operation first: a short computation is done by then. */
const FIRST_RECORDED = 6;
/** So many shapes get a graph: usually all batches are alike but the last. */
const MOST_GRAPHS = 2;

/** What is known of the batches of one shape. */
interface Progress<Given, Value> {
  batches: number;
  /** The graph of the batch before, as a saved model. */
  former?: Uint8Array;
  ready?: Ready<Given, Value>;
}

/**
 * Computes batches operation by operation, and after the first ones of a shape as a graph, once two batches were
 * recorded with the same result. Where there cannot be a graph, or one fails, it goes on operation by operation.
 */
export function graphsByShape<Given, Value, Record extends Recorded<Value>>(
  ways: Ways<Given, Value, Record>,
): Ready<Given, Value> {
  const byShape = new Map<string, Progress<Given, Value>>();
  let graphs = 0;
  let isOff = false;

  const computeRecorded = (given: Given, progress: Progress<Given, Value>): Value => {
    const record = ways.record(given);
    const { former } = progress;
    progress.former = record.bytes;
    if (!record.bytes || (former && !areEqual(former, record.bytes))) isOff = true;
    else if (former) {
      progress.ready = ways.ready(record, given);
      if (progress.ready) graphs++;
      else isOff = true;
    }
    return record.value;
  };

  return {
    compute: (given) => {
      if (isOff) return ways.compute(given);
      const shape = ways.shapeOf(given);
      const progress = byShape.get(shape) ?? { batches: 0 };
      byShape.set(shape, progress);
      try {
        if (progress.ready) return progress.ready.compute(given);
      } catch {
        // Operation by operation, the error says what failed.
        isOff = true;
      }
      return ++progress.batches < FIRST_RECORDED || graphs === MOST_GRAPHS || isOff
        ? ways.compute(given)
        : computeRecorded(given, progress);
    },
    dispose: () => {
      for (const { ready } of byShape.values()) ready?.dispose();
      byShape.clear();
    },
  };
}

const areEqual = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
