import type { tf } from '../tf';
import { lendValue } from '../native/lend-value';
import { nativeBackend } from '../native/native-op';
import type { NativeTensor } from '../native/native-op';
import type { LoadedGraph } from './loaded-graph';
import type { TrainingGraph } from './training-graph';

/** What a graph keeps between runs, in step with the variables of TensorFlow.js that it stands for. */
export interface KeptValues {
  /** Hands over the tensors whose values the graph is to keep. */
  give: (ids: number[]) => void;
  /**
   * Runs a step, after which the variables have the new values.
   *
   * @param variables in the graph's order
   * @param inputs    what is handed in besides
   * @param outputs   what is wanted
   * @throws Error when an operation fails; the variables then have what the graph has come to
   */
  step: (variables: tf.Variable[], inputs: [string, number][], outputs: string[]) => NativeTensor[];
}

/** The values that a graph keeps; none at first. */
export function keptValues(graph: TrainingGraph, loaded: LoadedGraph): KeptValues {
  const backend = nativeBackend();
  let kept: number[] = [];

  const give = (ids: number[]) => {
    const given = graph.given.map((place, i): [string, number] => [place, ids[i]]);
    for (const { id } of loaded.run(given, [graph.areGiven])) backend.binding.deleteTensor(id);
  };

  return {
    give,
    step: (variables, inputs, outputs) => {
      const ids = backend.getInputTensorIds(variables);
      // Whoever else has changed a variable has given it another tensor.
      if (ids.some((id, i) => id !== kept[i])) give(ids);
      kept = [];
      const takeBack = graph.changed.map((i) => lendValue(variables[i]));
      const take = (values: NativeTensor[]) => {
        values.forEach((value, i) => {
          takeBack[i](value);
        });
      };
      try {
        const results = loaded.run(inputs, [...outputs, ...graph.next]);
        take(results.splice(outputs.length));
        kept = backend.getInputTensorIds(variables);
        return results;
      } catch (error) {
        take(loaded.run([], graph.current));
        throw error;
      }
    },
  };
}
