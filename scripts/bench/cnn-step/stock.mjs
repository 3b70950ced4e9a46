// Prints how many milliseconds a training step of the tutorial's CNN takes with tfjs-node as published.
import * as tf from '@tensorflow/tfjs-node';
import { batchSize, pictures, stepTimer, steps } from './workload.mjs';

// Only for Node 23 and newer, where tfjs-node lacks a function of Node's; nothing of TensorFlow.js's is replaced.
process.env.KERAS_NYUMON_STOCK = '1';
await import('keras-nyumon');

const { layers } = tf;
const model = tf.sequential({
  layers: [
    layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
    layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.dropout({ rate: 0.25 }),
    layers.flatten(),
    layers.dense({ units: 128, activation: 'relu' }),
    layers.dropout({ rate: 0.5 }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({ optimizer: 'adadelta', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
const { x, y } = pictures();
const timer = stepTimer();
await model.fit(tf.tensor(x.data, x.shape), tf.tensor(y.data, y.shape), {
  batchSize,
  epochs: 1,
  verbose: 0,
  callbacks: { onBatchEnd: async () => timer.tick() },
});
console.log(timer.perStep(steps));
