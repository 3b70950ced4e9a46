import type { tf } from '../../backend/tf';
import { logitsOf, predictionOf } from '../../losses/logits';
import { nativeBackend } from '../../backend/native/native-op';
import type { Differentiated } from '../step/differentiate';
import type { LayerWeight } from '../step/trainable-parts';

/** What the results of a graph belong to. They stand in this order, after the loss. */
export interface Layout {
  /** For each metric whose mean is among them, how many samples it is of. */
  means: (number | undefined)[];
  /** The losses of several outputs. */
  losses: number;
  /** For each of the outputs, whether its logits are known; none where no metric asks for outputs. */
  outputs: boolean[];
  /** Which of the trained weights have gradients. */
  gradients: boolean[];
  /** Which of the weights the computation itself changes, such as moving means. */
  changed: number[];
}

/** All results of a computation in order, and how to find them there. `before` are the numbers of the weights that it began with. */
export function layOut(
  weights: LayerWeight[],
  { outputs, loss, losses, gradients, means }: Differentiated,
  before: Set<number>,
): { layout: Layout; results: tf.Tensor[] } {
  const idOf = (weight: LayerWeight) => nativeBackend().getInputTensorIds([weight.read()])[0];
  const changed = weights.flatMap((weight, i) => (before.has(idOf(weight)) ? [] : [i]));
  const wanted = means.includes(undefined) ? outputs : [];
  const logits = wanted.map(logitsOf);
  return {
    layout: {
      means: means.map((each) => each?.samples),
      losses: losses.length,
      outputs: logits.map((each) => each !== undefined),
      gradients: gradients.map((gradient) => gradient !== null),
      changed,
    },
    results: [
      loss,
      ...means.flatMap((each) => each?.mean ?? []),
      ...losses,
      ...wanted,
      ...logits.filter((each) => each !== undefined),
      ...gradients.filter((gradient) => gradient !== null),
      ...changed.map((i) => weights[i].read()),
    ],
  };
}

/** Splits results: what is reported, the gradients, and the new values of weights that the computation changes. */
export function splitResults<Result>(
  layout: Layout,
  results: Result[],
): { report: Result[]; gradients: Result[]; changed: Result[] } {
  const gradients = layout.gradients.filter((isThere) => isThere).length;
  const begin = results.length - layout.changed.length - gradients;
  return {
    report: results.slice(0, begin),
    gradients: results.slice(begin, begin + gradients),
    changed: results.slice(begin + gradients),
  };
}

/** What a graph reports, as the operations would have given it. */
export function reportOf(layout: Layout, report: tf.Tensor[]): Omit<Differentiated, 'gradients'> {
  const rest = [...report];
  const next = (count: number) => rest.splice(0, count);
  const [loss] = next(1) as tf.Scalar[];
  const means = layout.means.map((samples) =>
    samples === undefined ? undefined : { mean: next(1)[0] as tf.Scalar, samples },
  );
  const losses = next(layout.losses) as tf.Scalar[];
  const outputs = next(layout.outputs.length).map((output, i) =>
    predictionOf(output, layout.outputs[i] ? next(1)[0] : undefined),
  );
  return { loss, means, losses, outputs };
}
