import type { tf } from '../backend/tf';
import { camelCase, snakeCase } from '../options/letter-case';
import type { Loss } from '../losses/loss';
import type { LossName } from '../losses/losses';
import { lossByName } from '../losses/losses';
import type { Metric } from '../metrics/metric';
import type { MetricName } from '../metrics/metrics';
import { metricByName } from '../metrics/metrics';
import type { CompileOptions, LossChoice, MetricChoice } from './compile';
import { compile } from './compile';
import { compiledOf } from './step/compiled';

/** A loss or metric in a file: its name as Keras writes it, or, with options, both. */
export type Described = string | { name: string; options: Record<string, unknown> };

/** How a model was compiled, but for the optimizer, in a form that a file can hold. A list has an entry for each output. */
export interface SavedTraining {
  loss: Described | Described[];
  lossWeights?: number[];
  metrics: Described[] | Described[][];
}

/**
 * Describes how a model was compiled.
 *
 * @returns undefined when a loss or metric is a function of the reader's own, which no file can hold
 */
export function describeTraining(model: tf.LayersModel): SavedTraining | undefined {
  const compiled = compiledOf(model);
  const several = model.outputs.length > 1;
  const loss = compiled.losses.map((each) => ('lossName' in each ? describeLoss(each as Loss) : undefined));
  const metrics = compiled.losses.map((_, i) =>
    compiled.metrics.filter(({ output }) => output === i).map(({ metric }) => describeMetric(metric)),
  );
  if ([...loss, ...metrics.flat()].includes(undefined)) return undefined;
  return {
    loss: (several ? loss : loss[0]) as SavedTraining['loss'],
    ...(several ? { lossWeights: compiled.lossWeights } : {}),
    metrics: (several ? metrics : metrics[0]) as SavedTraining['metrics'],
  };
}

/** Compiles a model as it was when {@link describeTraining} described it. */
export function restoreTraining(model: tf.LayersModel, optimizer: tf.Optimizer, saved: SavedTraining): void {
  const restored = (described: Described) => lossFrom(described);
  compile(model, {
    optimizer,
    loss: Array.isArray(saved.loss) ? saved.loss.map(restored) : restored(saved.loss),
    ...(saved.lossWeights ? { lossWeights: saved.lossWeights } : {}),
    metrics: saved.metrics.map((each) =>
      Array.isArray(each) ? each.map(metricFrom) : metricFrom(each),
    ) as CompileOptions['metrics'],
  });
}

function describeLoss({ lossName, options }: Loss): Described {
  const defaults = lossByName(lossName as LossName).options;
  const chosen = Object.entries(options).filter(([name, value]) => value !== defaults[name]);
  return describe(lossName, Object.fromEntries(chosen));
}

function describeMetric({ name, made }: Metric): Described | undefined {
  if (!made) return undefined;
  return describe(
    made.metricName,
    name === made.metricName ? { ...made.options, name: undefined } : made.options,
  );
}

function describe(name: string, options: object): Described {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return given.length === 0 ? snakeCase(name) : { name: snakeCase(name), options: Object.fromEntries(given) };
}

function lossFrom(described: Described): LossChoice {
  if (typeof described === 'string') return camelCase(described) as LossName;
  return lossByName(camelCase(described.name) as LossName, described.options);
}

function metricFrom(described: Described): MetricChoice {
  if (typeof described === 'string') return camelCase(described) as MetricName;
  return metricByName(camelCase(described.name) as MetricName, described.options);
}
