import { activations, tf } from 'keras-nyumon';
import type { ActivationName } from 'keras-nyumon';
import type { Numbers } from './check-row';
import { checkRow } from './check-row';
import { describeWithKeras, runKeras } from './run-keras';

const names = Object.keys(activations) as ActivationName[];

/** Every bend that a function may have, a little to both sides of it, and far out. */
const bends = [0, 0.5, 1, 3, 6];
const numbers = bends.flatMap((bend) => [bend, bend + 0.01, bend - 0.01, -bend, -bend + 0.01, -bend - 0.01]);
const far = [...numbers, 20, -20, 60, -60];
const rows = [far, far.map((value) => value / 2)];
const upstream = rows.map((row, i) => row.map((_, j) => Math.sin(i + j * 12.9898)));

/** What Keras has by name, and is not offered. */
const LEFT_OUT = {
  glu: 'halves the channels, so that a layer would have another shape than it says',
  sparsemax: 'of Keras 3.15 adds up sums of sums, and its values do not have the sum 1',
  threshold: 'needs two numbers, and cannot be had by name',
};

function ours(name: ActivationName): { value: Numbers; gradient: Numbers } {
  const [x, dy] = [tf.tensor2d(rows), tf.tensor2d(upstream)];
  const { value, grad } = tf.valueAndGrad((t: tf.Tensor) => activations[name](t.clone()))(x, dy);
  const numbers = { value: value.arraySync() as Numbers, gradient: grad.arraySync() as Numbers };
  tf.dispose([x, dy, value, grad]);
  return numbers;
}

describeWithKeras('activation functions', () => {
  let keras: { value: Numbers; gradient: Numbers }[] = [];
  let known: string[] = [];
  beforeAll(() => {
    const requests = names.map((name) => ({ call: 'activation', name: snakeCase(name), x: rows, upstream }));
    const answers = runKeras('activations', [{ call: 'names' }, ...requests]);
    known = answers[0] as string[];
    keras = answers.slice(1) as typeof keras;
  });

  test('all of Keras are there', () => {
    expect([...names.map(snakeCase), ...Object.keys(LEFT_OUT)].sort()).toEqual(known);
  });

  test.each(names.map((name, i) => [name, i] as const))('%s', (name, i) => {
    const { value, gradient } = ours(name);
    checkRow(`activation ${name}`, value, keras[i].value);
    checkRow(`activation ${name}: gradient`, gradient, keras[i].gradient);
  });
});

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
