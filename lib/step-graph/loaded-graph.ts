import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NativeTensor } from '../native-ops/native-op';
import { nativeBackend } from '../native-ops/native-op';
import { tf } from '../engine/tf';
import type { Graph } from './graph';
import { TAG } from './saved-model';

/** A graph that TensorFlow has made ready. */
export interface LoadedGraph {
  /**
   * Runs it.
   *
   * @param feeds the numbers of the tensors handed in, in the graph's order
   * @param drawn the numbers of what is drawn; default: drawn now
   * @returns what the graph fetches, in order
   */
  run: (feeds: number[], drawn?: number[]) => NativeTensor[];
  dispose: () => void;
}

/**
 * Lets TensorFlow make a graph ready: it looks for what can be computed at once or at the same time.
 *
 * @param model the graph as a saved model
 * @throws Error when TensorFlow does not take it, or the folder for temporary files cannot be written
 */
export function loadGraph(graph: Graph, model: Uint8Array): LoadedGraph {
  const { binding } = nativeBackend();
  const folder = mkdtempSync(path.join(tmpdir(), 'keras-nyumon-graph-'));
  let id: number;
  try {
    writeFileSync(path.join(folder, 'saved_model.pb'), model);
    id = binding.loadSavedModel(folder, TAG);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const inputs = [...graph.feeds, ...graph.drawn.map(({ name }) => name)].join(',');
  const outputs = graph.fetches.join(',');
  return {
    run: (feeds, drawn) => {
      const tensors = drawn ? [] : graph.drawn.map((each) => tf.tensor1d(each.draw(), 'int32'));
      const numbers = drawn ?? nativeBackend().getInputTensorIds(tensors);
      const results = binding.runSavedModel(id, [...feeds, ...numbers], inputs, outputs);
      tf.dispose(tensors);
      return results;
    },
    dispose: () => {
      binding.deleteSavedModel(id);
    },
  };
}
