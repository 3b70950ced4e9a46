import type { tf } from '../backend/tf';
import type { Loss, LossFunction } from '../losses/loss';
import type { LossName } from '../losses/losses';
import { lossByName } from '../losses/losses';
import type { Metric, MetricFunction } from '../metrics/metric';
import { meanMetric } from '../metrics/mean-metric';
import type { MetricName } from '../metrics/metrics';
import { metricByName } from '../metrics/metrics';
import { hasBfloat16 } from '../backend/native/has-bfloat16';
import type { OptimizerName } from '../optimizers/optimizers';
import { optimizerByName } from '../optimizers/optimizers';
import { anything, flag, needed } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { buildModel } from '../models/build-model';
import { setCompiled } from './step/compiled';
import type { Compiled } from './step/compiled';
import { perOutput } from './per-output';
import { bilingual } from '../options/bilingual';

/** A loss by name, with options as in `losses.huber({ delta: 2 })`, or a function of one's own. */
export type LossChoice = LossName | LossFunction;

/** A metric by name, with options as in `metrics.precision({ thresholds: 0.4 })`, or a function of one's own. */
export type MetricChoice = MetricName | Metric | MetricFunction;

/** Options of {@link compile}. */
export interface CompileOptions {
  /** How the weights are changed: a name, for Keras's defaults, or an optimizer such as `adadelta({ learningRate: 1 })`. */
  optimizer: OptimizerName | tf.Optimizer;
  /** What training makes small. With several outputs, one for all, a list in their order, or an object by name. */
  loss: LossChoice | LossChoice[] | Record<string, LossChoice>;
  /** With several outputs: how much the loss of each counts, as a list or by name. Default: all 1. */
  lossWeights?: number[] | Record<string, number>;
  /** What is reported besides the loss; with several outputs, a list for each, or an object by name. Default: nothing. */
  metrics?: MetricChoice[] | MetricChoice[][] | Record<string, MetricChoice | MetricChoice[]>;
  /**
   * Whether training computes convolutions and matrix products in bfloat16: Keras's policy `mixed_bfloat16`. Faster on
   * processors that have it, and a little less exact; elsewhere it is ignored, and says so. Weights, losses and
   * predictions stay float32. Default false.
   */
  mixedBfloat16?: boolean;
}

const OPTIONS = {
  optimizer: needed(anything()),
  loss: needed(anything()),
  lossWeights: anything(),
  metrics: anything(),
  mixedBfloat16: flag(false),
} satisfies OptionTable<CompileOptions>;

/**
 * Chooses how a model is trained: Keras's `model.compile`. Compiling again forgets the former optimizer's state, and takes
 * notice of layers whose `trainable` was changed.
 *
 * @param model the model; it is changed
 * @throws RangeError for a name that does not exist, or a list that is not as long as there are outputs
 */
export function compile(model: tf.LayersModel, options: CompileOptions): void {
  const settings = readOptions(options, OPTIONS, 'compile');
  buildModel(model);
  const former = model.optimizer as tf.Optimizer | undefined;
  const { optimizer: chosen } = settings;
  const optimizer = typeof chosen === 'string' ? optimizerByName(chosen) : chosen;
  const names = model.outputNames;
  const losses = chosenLosses(settings.loss, names);
  const weights = perOutput(settings.lossWeights ?? names.map(() => 1), names, 'lossWeights');
  setCompiled(model, {
    optimizer,
    losses,
    lossWeights: weights.map((weight) => weight ?? 1),
    metrics: chosenMetrics(settings.metrics ?? [], names),
    mixedBfloat16: settings.mixedBfloat16 && canUseBfloat16(),
  });
  if (former !== optimizer) former?.dispose();
  // TensorFlow.js, too, knows how the model is trained, and frees the optimizer's state with the model.
  model.compile({ optimizer, loss: losses });
  model.loss = losses.map((loss) => ('lossName' in loss ? (loss as Loss).lossName : loss.name));
  (model as unknown as { isOptimizerOwned: boolean }).isOptimizerOwned = true;
}

function canUseBfloat16(): boolean {
  if (hasBfloat16()) return true;
  console.log(
    bilingual({
      ja: 'mixedBfloat16: このマシンは bfloat16 で速くならないので、float32 で学習します。',
      en: 'mixedBfloat16: bfloat16 would not be faster on this machine, so training stays in float32.',
    }),
  );
  return false;
}

function chosenLosses(chosen: CompileOptions['loss'], names: string[]): LossFunction[] {
  const isOne = typeof chosen === 'string' || typeof chosen === 'function';
  const each = isOne ? Array<LossChoice>(names.length).fill(chosen) : perOutput(chosen, names, 'loss');
  return each.map((loss, i) => {
    if (loss === undefined) throw missingLoss(names[i]);
    return typeof loss === 'string' ? lossByName(loss) : loss;
  });
}

function missingLoss(output: string): RangeError {
  return new RangeError(
    bilingual({
      ja: `出力 ${output} の損失がありません。loss に ${output}: 'meanSquaredError' のように書いてください。`,
      en: `The output ${output} has no loss. Write one in loss, as in ${output}: 'meanSquaredError'.`,
    }),
  );
}

function chosenMetrics(chosen: NonNullable<CompileOptions['metrics']>, names: string[]): Compiled['metrics'] {
  const isForOneOutput = names.length === 1 && Array.isArray(chosen) && !Array.isArray(chosen[0]);
  const isNone = Array.isArray(chosen) && chosen.length === 0;
  const each = isForOneOutput || isNone ? [chosen] : perOutput<unknown>(chosen, names, 'metrics');
  const taken = new Map<string, number>();
  return each.flatMap((metrics, output) =>
    ([metrics ?? []].flat() as MetricChoice[]).map((choice) => {
      const metric = chosenMetric(choice);
      const name = names.length > 1 ? `${names[output]}_${metric.name}` : metric.name;
      const before = taken.get(name) ?? 0;
      taken.set(name, before + 1);
      return { name: before === 0 ? name : `${name}_${before}`, output, metric };
    }),
  );
}

function chosenMetric(choice: MetricChoice): Metric {
  if (typeof choice === 'string') return metricByName(choice);
  if (typeof choice !== 'function') return choice;
  const { lossName, name } = choice as MetricFunction & { lossName?: string };
  return meanMetric(lossName ?? name, choice);
}
