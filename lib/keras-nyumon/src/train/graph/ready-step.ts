import { tf } from '../../backend/tf';
import { nativeBackend } from '../../backend/native/native-op';
import { runAsKernel } from '../../backend/native/run-as-kernel';
import type { Batch } from '../step/batch';
import type { ComputedStep } from '../step/step';
import type { Graph } from '../../backend/graph/graph';
import type { Ready } from '../../backend/graph/graphs-by-shape';
import { keptValues } from '../../backend/graph/kept-values';
import { splitResults, reportOf } from './layout';
import type { LoadedGraph } from '../../backend/graph/loaded-graph';
import { loadCompared, placed, tensorOf } from '../../backend/graph/loaded-graph';
import type { RecordedStep, Training, WholeStep } from './recorded-step';
import { keptBy, tensorsOf, valuesOf } from './recorded-step';

/** A step that TensorFlow computes as a graph. Where there are no gradients in what it gives, the weights have been changed. */
type ReadyStep = Ready<Batch, ComputedStep>;

/**
 * Lets TensorFlow make a recorded step ready.
 *
 * @returns undefined when it does not take it, or computes anything else than was recorded
 */
export function readyStep(training: Training, step: RecordedStep): ReadyStep | undefined {
  const tolerance = training.plan.bfloat16 ? 0.05 : 1e-3;
  const loaded = loadCompared(
    step.bytes,
    (graph) => runAgain(training, step, graph),
    step.results,
    tolerance,
  );
  if (!loaded) return undefined;
  const { whole } = step;
  const compute = whole ? wholeSteps(training, step, whole, loaded) : gradients(training, step, loaded);
  return { compute, dispose: loaded.dispose };
}

/** Steps with the optimizer's part. */
function wholeSteps(
  training: Training,
  { graph, layout }: RecordedStep,
  whole: WholeStep,
  loaded: LoadedGraph,
): ReadyStep['compute'] {
  const kept = keptValues(whole, loaded);
  const { optimizer } = whole;
  const { report } = splitResults(layout, graph.fetches);
  return (batch) => {
    const numbers = optimizer.nextOperation()?.inputs.filter((input) => input !== 'gradient') ?? [];
    const told = numbers.map((number) => tf.scalar(number));
    const inputs = [...placed(graph.feeds, tensorsOf(batch)), ...drawn(graph), ...placed(whole.told, told)];
    const variables = keptBy(training, layout, whole);
    const results = runAsKernel(() => kept.step(variables, inputs, report).map(tensorOf));
    optimizer.countStep();
    return reportOf(layout, results);
  };
}

/** Steps without it. */
function gradients(
  { weights }: Training,
  { graph, layout }: RecordedStep,
  loaded: LoadedGraph,
): ReadyStep['compute'] {
  return (batch) => {
    const given = placed(graph.feeds, [...tensorsOf(batch), ...valuesOf(weights)]);
    const inputs = [...given, ...drawn(graph)];
    const results = splitResults(
      layout,
      runAsKernel(() => loaded.run(inputs, graph.fetches).map(tensorOf)),
    );
    layout.changed.forEach((weight, i) => {
      weights[weight].write(results.changed[i]);
    });
    const rest = [...results.gradients];
    return {
      ...reportOf(layout, results.report),
      gradients: layout.gradients.map((isThere) => (isThere ? rest.splice(0, 1)[0] : null)),
    };
  };
}

/** What is drawn anew at each run. */
const drawn = (graph: Graph): [string, number][] =>
  placed(
    graph.drawn.map(({ name }) => name),
    graph.drawn.map(({ draw }) => tf.tensor1d(draw(), 'int32')),
  );

/** What a graph gives for the batch that was recorded. */
function runAgain(training: Training, step: RecordedStep, loaded: LoadedGraph): tf.Tensor[] {
  const { graph, whole, feeds, layout } = step;
  const given = graph.feeds.map((feed, i): [string, number] => [feed, feeds[i]]);
  const weights = given.splice(whole ? -training.weights.length : given.length);
  if (whole) {
    const slots = keptBy(training, layout, whole).slice(weights.length);
    const ids = nativeBackend().getInputTensorIds(slots);
    keptValues(whole, loaded).give([...weights.map(([, id]) => id), ...ids]);
  }
  const places = graph.drawn.map(({ name }) => name);
  const asDrawn = placed(
    places,
    step.drawn.map((values) => tf.tensor1d(values, 'int32')),
  );
  return loaded.run([...given, ...asDrawn], graph.fetches).map(tensorOf);
}
