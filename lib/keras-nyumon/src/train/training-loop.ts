import type { Callback, Logs } from './callback';
import type { tf } from '../backend/tf';
import { onInterrupt } from '../notebook/interrupt';
import { openProgress, silentProgress } from '../visualization/progress/open-progress';
import { turnTaker } from '../visualization/progress/take-turns';
import type { Batches } from './step/batch';
import { disposeBatch } from './step/batch';
import type { Compiled } from './step/compiled';
import { epochChart } from './epoch-chart';
import { epochLine } from './epoch-line';
import type { EpochLine } from './epoch-line';
import type { EpochValues } from './history';
import { measure } from './measure';
import { runningTotals } from './running-totals';
import { stepGraph } from './graph/step-graph';
import { planModel } from './step/model-plan';
import { trainingStep } from './step/step';
import { trainedParts } from './step/trained-parts';
import { bilingual } from '../options/bilingual';

/** A training run. */
export interface Run {
  batches: Batches;
  /** What is measured after each epoch, if anything. */
  validation: Batches | undefined;
  /** The number of the first epoch, counted from 0. */
  initialEpoch: number;
  /** The number after that of the last epoch. */
  epochs: number;
  callbacks: Callback[];
  verbose: 0 | 1;
}

const inTraining = new WeakSet<tf.LayersModel>();

/**
 * Goes through the batches again and again, one training step for each, until the last epoch is done, a callback sets
 * `model.stopTraining`, or the reader presses stop. Order and logs are those of Keras.
 */
export async function trainingLoop(
  model: tf.LayersModel,
  compiled: Compiled,
  run: Run,
): Promise<EpochValues> {
  checkNotInTraining(model);
  const parts = trainedParts(model, compiled);
  const { batches, callbacks, validation } = run;
  const progress = run.verbose === 1 ? openProgress() : silentProgress;
  const values: EpochValues = { epoch: [], history: {} };
  const hasChart = run.verbose === 1 && run.epochs - run.initialEpoch > 1;
  const chart = epochChart(hasChart, values, run.initialEpoch);
  const takeTurns = turnTaker();
  const plan = planModel(model, { logits: true, bfloat16: compiled.mixedBfloat16 });
  const graph = stepGraph(plan, compiled, parts);
  const reader = { pressedStop: false };
  let logs: Logs = {};

  const wasAskedToStop = () => model.stopTraining;

  /** @returns how many steps were done */
  const runEpoch = async (line: EpochLine): Promise<number> => {
    const totals = runningTotals(compiled, model.outputNames);
    let done = 0;
    for await (const batch of batches.pass()) {
      try {
        for (const callback of callbacks) await callback.onBatchBegin?.(done);
        totals.add(trainingStep(compiled, parts, batch, graph.compute));
      } finally {
        disposeBatch(batch);
      }
      logs = totals.logs();
      for (const callback of callbacks) await callback.onBatchEnd?.(done, logs);
      chart.update(++done, batches.total, logs);
      line.update(done, logs);
      await takeTurns();
      if (wasAskedToStop()) break;
    }
    return done;
  };

  const validate = async (line: EpochLine, done: number): Promise<void> => {
    if (!validation) return;
    const measured = await measure(plan, compiled, validation, (batch) => {
      line.update(done, logs, `validation ${batch}/${validation.total ?? '?'}`);
      return !reader.pressedStop;
    });
    if (reader.pressedStop) return;
    for (const [name, value] of Object.entries(measured)) logs[`val_${name}`] = value;
  };

  const stopListening = onInterrupt(() => {
    reader.pressedStop = true;
    model.stopTraining = true;
    inTraining.delete(model);
  });
  inTraining.add(model);
  try {
    model.stopTraining = false;
    for (const callback of callbacks) callback.setModel?.(model);
    for (const callback of callbacks) await callback.onTrainBegin?.();
    for (let epoch = run.initialEpoch; epoch < run.epochs && !wasAskedToStop(); epoch++) {
      for (const callback of callbacks) await callback.onEpochBegin?.(epoch);
      const line = epochLine(progress, epoch, run.epochs, batches);
      const done = await runEpoch(line);
      if (!reader.pressedStop) await validate(line, done);
      line.finish(done, logs, reader.pressedStop ? '停止しました stopped' : undefined);
      // An epoch that the reader stopped has not ended: callbacks would miss the validation data's values.
      if (!reader.pressedStop) for (const callback of callbacks) await callback.onEpochEnd?.(epoch, logs);
      values.epoch.push(epoch);
      for (const [name, value] of Object.entries(logs)) (values.history[name] ??= []).push(value);
    }
    for (const callback of callbacks) await callback.onTrainEnd?.(logs);
  } finally {
    chart.finish();
    graph.dispose();
    stopListening();
    inTraining.delete(model);
  }
  return values;
}

function checkNotInTraining(model: tf.LayersModel): void {
  if (!inTraining.has(model)) return;
  throw new Error(
    bilingual({
      ja: 'このモデルは学習中です。前の fit の前に await を付けて、終わるまで待ってください。',
      en: 'This model is being trained. Write await before the fit that came first, so that it ends before this one.',
    }),
  );
}
