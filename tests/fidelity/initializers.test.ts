import { initializers, tf } from 'keras-nyumon';
import { checkRow } from './check-row';
import { forKeras } from './for-keras';
import { describeWithKeras, runKeras } from './run-keras';

type Initializer = ReturnType<typeof initializers.zeros>;

const matrix = [200, 300];
const window = [3, 3, 40, 150];

/** Both draw 54,000 numbers and more, from different streams: the deviation is uncertain by 0.3 %. */
const DRAWN = 0.02;
const WHY = {
  ja: '引いた乱数は別のもので、分布だけが同じです',
  en: 'other random numbers are drawn, from the same distribution',
};

const CASES: [name: string, make: () => Initializer, config: object, shape: number[]][] = [
  ['zeros', () => initializers.zeros(), {}, [4]],
  ['ones', () => initializers.ones(), {}, [4]],
  ['constant', () => initializers.constant(), {}, [4]],
  ['constant 3', () => initializers.constant({ value: 3 }), { value: 3 }, [4]],
  ['identity', () => initializers.identity({ gain: 2 }), { gain: 2 }, [3, 5]],
  ['randomNormal', () => initializers.randomNormal({ seed: 1 }), { seed: 1 }, matrix],
  [
    'randomNormal around 2',
    () => initializers.randomNormal({ mean: 2, stddev: 0.1, seed: 0 }),
    { mean: 2, stddev: 0.1, seed: 0 },
    matrix,
  ],
  ['randomUniform', () => initializers.randomUniform({ seed: 1 }), { seed: 1 }, matrix],
  [
    'randomUniform from 0',
    () => initializers.randomUniform({ minval: 0, maxval: 1, seed: 1 }),
    { minval: 0, maxval: 1, seed: 1 },
    matrix,
  ],
  ['truncatedNormal', () => initializers.truncatedNormal({ seed: 1 }), { seed: 1 }, matrix],
  ...(
    ['glorotNormal', 'glorotUniform', 'heNormal', 'heUniform', 'lecunNormal', 'lecunUniform'] as const
  ).flatMap((name): typeof CASES => [
    [name, () => initializers[name]({ seed: 1 }), { seed: 1 }, matrix],
    [`${name} of a convolution`, () => initializers[name]({ seed: 2 }), { seed: 2 }, window],
  ]),
  ['varianceScaling', () => initializers.varianceScaling({ seed: 1 }), { seed: 1 }, matrix],
  ...(['uniform', 'truncatedNormal', 'untruncatedNormal'] as const).map(
    (distribution): (typeof CASES)[number] => {
      const options = { scale: 3, mode: 'fanOut', distribution, seed: 3 } as const;
      return [
        `varianceScaling, ${distribution}`,
        () => initializers.varianceScaling(options),
        options,
        matrix,
      ];
    },
  ),
  ['orthogonal', () => initializers.orthogonal({ seed: 1 }), { seed: 1 }, matrix],
  [
    'orthogonal, of a convolution',
    () => initializers.orthogonal({ gain: 2, seed: 1 }),
    { gain: 2, seed: 1 },
    window,
  ],
];

/** Only the spread of a normal distribution's middle is certain; where its last number lies is not. */
const ENDLESS = /randomNormal|untruncated|orthogonal/;

describeWithKeras('initializers draw as Keras does', () => {
  const made = CASES.map(([, make]) => make());
  let keras: { config: object; spread: number[]; mean: number }[] = [];
  beforeAll(() => {
    keras = runKeras(
      'layers',
      CASES.map(([, , config, shape], i) => ({
        call: 'initializer',
        class_name: made[i].getClassName(),
        config: forKeras(config),
        shape,
      })),
    ) as typeof keras;
  });

  test.each(CASES.map(([name, , , shape], i) => [name, shape, i] as const))('%s', (name, shape, i) => {
    const weights = made[i].apply(shape, 'float32');
    const values = weights.dataSync<'float32'>();
    const mean = values.reduce((sum, value) => sum + value / values.length, 0);
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0);
    const spread = [Math.sqrt(variance), Math.min(...values), Math.max(...values)];
    const certain = ENDLESS.test(name) ? 1 : 3;
    const isRandom = values.length > 1000;
    const loose = isRandom ? { tolerance: DRAWN, why: WHY } : undefined;
    checkRow(
      `initializer ${name}: spread`,
      spread.slice(0, certain),
      keras[i].spread.slice(0, certain),
      loose,
    );
    expect(Math.abs(mean - keras[i].mean)).toBeLessThanOrEqual(DRAWN * (spread[0] || 1));
    expect(weights.shape).toEqual(shape);
    const { input_axes: _in, output_axes: _out, ...expected } = keras[i].config as Record<string, unknown>;
    expect(forKeras(made[i].getConfig())).toMatchObject(expected);
    weights.dispose();
  });
});

test('an orthogonal matrix has rows of length 1 at right angles', () => {
  tf.tidy(() => {
    const wide = initializers.orthogonal().apply([64, 256], 'float32').as2D(64, 256);
    const difference = tf.matMul(wide, wide, false, true).sub(tf.eye(64)).abs().max().dataSync()[0];
    expect(difference).toBeLessThan(1e-6);
    const tall = initializers.orthogonal({ gain: 3 }).apply([5, 20, 7], 'float32').as2D(100, 7);
    const columns = tf.matMul(tall, tall, true).sub(tf.eye(7).mul(9)).abs().max().dataSync()[0];
    expect(columns).toBeLessThan(1e-5);
  });
});
