import type { tf } from '../tf';
import { nativeBackend } from '../native/native-op';
import type { Graph } from './graph';
import { graphOf } from './graph';
import type { Recording } from './recording';
import { record } from './recording';

/** What was computed, and how. */
export interface RecordedGraph<T> {
  value: T;
  recording: Recording;
  /** The numbers of the tensors that will be others at each run. */
  feeds: number[];
  /** What is wanted of each run. */
  fetched: tf.Tensor[];
  /** The same as a graph, if there can be one. */
  graph: Graph | undefined;
}

/**
 * Computes something operation by operation, and makes a graph of what the native engine was asked to do for it: the one
 * place where recording begins and ends.
 *
 * @param feeds   the tensors that will be others at each run
 * @param compute computes it
 * @param wanted  the tensors that are wanted of each run
 */
export function recordGraph<T>(
  feeds: tf.Tensor[],
  compute: () => T,
  wanted: (value: T) => tf.Tensor[],
): RecordedGraph<T> {
  const backend = nativeBackend();
  const ids = backend.getInputTensorIds(feeds);
  const places = feeds.map(({ dataId }, i) => ({ id: ids[i], dtype: backend.tensorMap.get(dataId).dtype }));
  const { value, recording } = record(compute);
  const fetched = wanted(value);
  const graph = graphOf(recording, places, backend.getInputTensorIds(fetched));
  return { value, recording, feeds: ids, fetched, graph };
}
