import { constraints, tf } from 'keras-nyumon';
import { checkRow } from './check-row';
import type { Numbers } from './check-row';
import { forKeras } from './for-keras';
import { describeWithKeras, runKeras } from './run-keras';

type Constraint = ReturnType<typeof constraints.nonNeg>;

const matrix = [5, 4];
const filters = [3, 3, 2, 4];
const between = { minValue: 1.5, maxValue: 2, rate: 0.7, axis: [0, 1, 2] };

const CASES: [name: string, constraint: Constraint, config: object, shape: number[]][] = [
  ['maxNorm', constraints.maxNorm(), {}, matrix],
  [
    'maxNorm 0.5, axis 1',
    constraints.maxNorm({ maxValue: 0.5, axis: 1 }),
    { maxValue: 0.5, axis: 1 },
    matrix,
  ],
  ['minMaxNorm', constraints.minMaxNorm(), {}, matrix],
  ['minMaxNorm of filters', constraints.minMaxNorm(between), between, filters],
  ['nonNeg', constraints.nonNeg(), {}, matrix],
  ['unitNorm', constraints.unitNorm(), {}, matrix],
];

describeWithKeras('constraints bring weights back as Keras does', () => {
  const weights = CASES.map(([, , , shape], i) => tf.randomNormal(shape, 0, 1, 'float32', i + 1));
  let keras: { config: object; weights: Numbers }[] = [];
  beforeAll(() => {
    keras = runKeras(
      'layers',
      CASES.map(([, constraint, config], i) => ({
        call: 'constraint',
        class_name: constraint.getClassName(),
        config: forKeras(config),
        weights: weights[i].arraySync(),
      })),
    ) as typeof keras;
  });

  test.each(CASES.map(([name], i) => [name, i] as const))('%s', (name, i) => {
    const [, constraint] = CASES[i];
    const constrained = tf.tidy(() => constraint.apply(weights[i]).dataSync());
    checkRow(`constraint ${name}`, constrained, keras[i].weights);
    expect(forKeras(constraint.getConfig())).toEqual(keras[i].config);
  });
});
