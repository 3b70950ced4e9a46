import { files, paths } from '../../host';
import { tf } from '../tf';
import { outputTensor } from '../native/bfloat16';
import type { NativeTensor } from '../native/native-op';
import { nativeBackend } from '../native/native-op';
import { isNear } from './is-near';
import { TAG } from './saved-model';

/** A graph that TensorFlow has made ready. */
export interface LoadedGraph {
  /**
   * Runs what is needed for some of its outputs.
   *
   * @param inputs  what is handed in: where, and the numbers of the tensors
   * @param outputs what is wanted
   * @returns what is wanted, in order
   */
  run: (inputs: [where: string, id: number][], outputs: string[]) => NativeTensor[];
  dispose: () => void;
}

/** A graph goes with the last that held it. */
const unreached = new FinalizationRegistry<number>((id) => {
  nativeBackend().binding.deleteSavedModel(id);
});

/**
 * Lets TensorFlow make a graph ready: it looks for what can be computed at once or at the same time.
 *
 * @param model the graph as a saved model
 * @throws Error when TensorFlow does not take it, or the folder for temporary files cannot be written
 */
function loadGraph(model: Uint8Array): LoadedGraph {
  const { binding } = nativeBackend();
  const folder = files.makeTemporaryFolder('keras-nyumon-graph-');
  let id: number;
  try {
    files.writeFile(paths.join(folder, 'saved_model.pb'), model);
    id = binding.loadSavedModel(folder, TAG);
  } finally {
    files.remove(folder);
  }
  const graph: LoadedGraph = {
    run: (inputs, outputs) => {
      const ids = inputs.map(([, each]) => each);
      const places = inputs.map(([where]) => where);
      return binding.runSavedModel(id, ids, places.join(), outputs.join());
    },
    dispose: () => {
      unreached.unregister(graph);
      binding.deleteSavedModel(id);
    },
  };
  unreached.register(graph, id, graph);
  return graph;
}

/**
 * Lets TensorFlow make a graph ready, and compares what it gives with what was computed operation by operation.
 *
 * @param model     the graph as a saved model
 * @param run       runs it
 * @param expected  what it has to give
 * @param tolerance how far off the numbers may be, relative
 * @returns undefined when TensorFlow does not take it, it fails, or it gives anything else
 */
export function loadCompared(
  model: Uint8Array,
  run: (graph: LoadedGraph) => tf.Tensor[],
  expected: tf.Tensor[],
  tolerance: number,
): LoadedGraph | undefined {
  let loaded: LoadedGraph | undefined;
  try {
    const graph = loadGraph(model);
    loaded = graph;
    const isSame = tf.tidy(() =>
      run(graph).every((result, i) => isNear(result.dataSync(), expected[i].dataSync(), tolerance)),
    );
    if (isSame) return graph;
  } catch {
    // An operation of which the recording does not say enough for a graph, or the disk is full.
  }
  loaded?.dispose();
  return undefined;
}

/** Tensors to be handed in, in order. */
export function placed(places: string[], tensors: tf.Tensor[]): [string, number][] {
  return nativeBackend()
    .getInputTensorIds(tensors)
    .map((id, i) => [places[i], id]);
}

/** A result as a tensor. */
export const tensorOf = (result: NativeTensor): tf.Tensor => outputTensor(nativeBackend(), result);
