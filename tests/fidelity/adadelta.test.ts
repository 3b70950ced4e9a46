import { adadelta, tf } from 'keras-nyumon';
import type { AdadeltaOptions } from 'keras-nyumon';
import { checkRow } from './check-row';
import { largestDifference } from './largest-difference';
import { runKeras, testWithKeras } from './run-keras';

const start = [1, -2, 0.5, 3, 0];
/** Gradients of all sizes, signs and zeros, the same for both. */
const gradients = Array.from({ length: 20 }, (_, step) =>
  start.map((_value, i) => (step % 7 === i ? 0 : Math.sin(step * 3 + i) * 10 ** ((i + step) % 5) * 1e-2)),
);

/** The variable after each step of ours. */
function ours(options: AdadeltaOptions): number[][] {
  const variable = tf.variable(tf.tensor1d(start));
  const optimizer = adadelta(options);
  const values = gradients.map((gradient) => {
    tf.tidy(() => {
      optimizer.applyGradients({ [variable.name]: tf.tensor1d(gradient) });
    });
    return Array.from(variable.dataSync());
  });
  optimizer.dispose();
  variable.dispose();
  return values;
}

const RUNS: [name: string, options: AdadeltaOptions, kerasOptions: Record<string, number>][] = [
  ['defaults', {}, {}],
  ["the tutorial's learning rate", { learningRate: 1 }, { learning_rate: 1 }],
  [
    'all set',
    { learningRate: 0.3, rho: 0.8, epsilon: 1e-5 },
    { learning_rate: 0.3, rho: 0.8, epsilon: 1e-5 },
  ],
];

testWithKeras('Adadelta goes the same 20 steps as Keras', () => {
  const runs = RUNS.map(([, , kerasOptions]) => kerasOptions);
  const [expected] = runKeras('tutorial', [{ call: 'adadelta', runs, start, gradients }]) as number[][][][];
  RUNS.forEach(([name, options], run) => {
    checkRow(`optimizer adadelta, ${name}: 20 steps`, ours(options), expected[run]);
  });

  // The comparison would notice the published optimizer, at its first step.
  const variable = tf.variable(tf.tensor1d(start));
  const published = tf.train.adadelta(1, 0.95, 1e-7);
  tf.tidy(() => {
    published.applyGradients([{ name: variable.name, tensor: tf.tensor1d(gradients[0]) }]);
  });
  expect(largestDifference(variable.dataSync(), expected[1][0])).toBeGreaterThan(0.1);
  published.dispose();
  variable.dispose();
});
