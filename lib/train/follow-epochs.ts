import { countSamples } from '../data/nd-array';
import type { TensorLike } from '../data/nd-array';
import type { tf } from '../engine/tf';
import { openProgress, silentProgress } from '../progress/open-progress';
import { turnTaker } from '../progress/take-turns';
import { measure } from './measure';
import { runningMeans } from './running-means';

/** What {@link followEpochs} needs to know of a training run. */
interface Run {
  epochs: number;
  /** How many samples are trained on in an epoch. */
  samples: number;
  batchSize: number;
  /** What is measured after each epoch, if anything. */
  validation: [x: TensorLike, y: TensorLike] | undefined;
  verbose: 0 | 1;
}

/**
 * A callback of `model.fit` that shows each epoch as a line (steps, time left, the loss and metrics so far), and measures
 * the validation data at its end. TensorFlow.js's own validation runs in one go: nothing can be shown or stopped then.
 */
export function followEpochs(model: tf.LayersModel, run: Run): tf.CustomCallbackArgs {
  const progress = run.verbose === 1 ? openProgress() : silentProgress;
  const steps = Math.ceil(run.samples / run.batchSize);
  const takeTurns = turnTaker();
  let means = runningMeans();
  let started = 0;
  let label = '';
  let done = 0;

  const line = (values: Record<string, number>, note?: string) => ({
    label,
    done,
    total: steps,
    elapsed: performance.now() - started,
    values,
    note,
  });
  const isStopped = () => (model as unknown as { stopTraining_: boolean }).stopTraining_;
  const validate = async ([x, y]: [TensorLike, TensorLike], logs: tf.Logs) => {
    const values = { ...(logs as Record<string, number>) };
    const measured = await measure(model, [x, y], countSamples(x), run.batchSize, (batch, total) => {
      progress.update(line(values, `validation ${batch}/${total}`));
      return !isStopped();
    });
    for (const [name, value] of Object.entries(measured)) logs[`val_${name}`] = value;
  };

  return {
    onEpochBegin: (epoch) => {
      label = `Epoch ${String(epoch + 1).padStart(String(run.epochs).length)}/${run.epochs}`;
      started = performance.now();
      means = runningMeans();
      done = 0;
    },
    onBatchEnd: async (_batch, logs) => {
      const { batch: index, size, ...values } = logs as Record<string, number>;
      done = index + 1;
      means.add(values, size);
      progress.update(line(means.values()));
      await takeTurns();
    },
    onEpochEnd: async (_epoch, logs = {}) => {
      if (run.validation && !isStopped()) await validate(run.validation, logs);
      progress.finish(line(logs, isStopped() ? '停止しました stopped' : undefined));
    },
  };
}
