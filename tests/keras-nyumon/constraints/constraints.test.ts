import { constraints, layers, tf } from 'keras-nyumon';

/** The lengths of the columns of [[3, 0.3], [4, −0.4]] after a constraint. */
function lengths(constraint: ReturnType<typeof constraints.nonNeg>): number[] {
  return tf.tidy(() => {
    const weights = constraint.apply(
      tf.tensor2d([
        [3, 0.3],
        [4, -0.4],
      ]),
    );
    return Array.from(weights.square().sum(0).sqrt().dataSync());
  });
}

test.each([
  ['maxNorm', constraints.maxNorm(), [2, 0.5]],
  ['maxNorm 3', constraints.maxNorm({ maxValue: 3 }), [3, 0.5]],
  ['minMaxNorm', constraints.minMaxNorm(), [1, 0.5]],
  [
    'minMaxNorm, half of the way',
    constraints.minMaxNorm({ minValue: 1, maxValue: 4, rate: 0.5 }),
    [4.5, 0.75],
  ],
  ['unitNorm', constraints.unitNorm(), [1, 1]],
  ['nonNeg', constraints.nonNeg(), [5, 0.3]],
])('%s', (_name, constraint, expected) => {
  lengths(constraint).forEach((length, i) => {
    expect(length).toBeCloseTo(expected[i], 5);
  });
});

test('a layer takes them by name, with their defaults', () => {
  const { kernelConstraint } = layers.dense({ units: 1, kernelConstraint: 'maxNorm' }).getConfig();
  expect(kernelConstraint).toEqual({ className: 'MaxNorm', config: { maxValue: 2, axis: 0 } });
});

test('what they do not know is refused', () => {
  // @ts-expect-error -- Python's spelling
  expect(() => constraints.maxNorm({ max_value: 2 })).toThrow(/'maxValue'/);
  expect(() => constraints.minMaxNorm({ rate: 2 })).toThrow(/rate/);
});
