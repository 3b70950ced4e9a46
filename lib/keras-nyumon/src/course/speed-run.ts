import { tf } from '../backend/tf';
import * as layers from '../layers/layers';
import { cosineDecay } from '../optimizers/schedules';
import type { LearningRateSchedule } from '../optimizers/schedules';

/**
 * The CNN of lesson 11's speed run, not yet compiled: above 99 % on MNIST's test data after some seconds of training.
 * Input [batch, 28, 28, 1] with values 0 … 1, output [batch, 10] probabilities.
 */
export function speedRunCnn(): tf.Sequential {
  const kernelInitializer = 'heNormal';
  return tf.sequential({
    layers: [
      // Every second place is enough, and leaves a quarter of the values to all that follows.
      layers.conv2d({
        filters: 16,
        kernelSize: 5,
        strides: 2,
        activation: 'relu',
        kernelInitializer,
        inputShape: [28, 28, 1],
      }),
      layers.conv2d({ filters: 32, kernelSize: 3, kernelInitializer }),
      // The largest value stays the largest after relu: relu later is the same, for a quarter of the values.
      layers.maxPooling2d({ poolSize: 2 }),
      layers.activation({ activation: 'relu' }),
      layers.flatten(),
      layers.dense({ units: 128, activation: 'relu', kernelInitializer }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}

/** How {@link speedRunCnn} is trained. */
export interface SpeedRunPlan {
  batchSize: number;
  epochs: number;
  /** For `adam`: up to 0.01 in the first fifth of the steps, then down to 0. */
  learningRate: LearningRateSchedule;
}

/**
 * The plan of lesson 11's speed run: few epochs, at a learning rate (学習率) that climbs high and then falls to 0. This
 * is "one cycle": L. N. Smith, N. Topin, "Super-Convergence" (2017), https://arxiv.org/abs/1708.07120.
 *
 * @param samples how many samples are trained on; 60,000 of MNIST's
 * @param epochs  default 3
 *
 * @example
 *   const { learningRate, batchSize, epochs } = speedRunPlan(60000);
 *   compile(model, { optimizer: adam({ learningRate }), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
 *   await fit(model, xTrain, yTrain, { batchSize, epochs });
 */
export function speedRunPlan(samples: number, epochs = 3): SpeedRunPlan {
  const batchSize = 256;
  const steps = epochs * Math.ceil(samples / batchSize);
  const warmupSteps = Math.ceil(steps / 5);
  const decaySteps = Math.max(steps - warmupSteps, 1);
  const highest = 0.01;
  const learningRate = cosineDecay({
    initialLearningRate: highest / 20,
    warmupTarget: highest,
    warmupSteps,
    decaySteps,
  });
  return { batchSize, epochs, learningRate };
}
