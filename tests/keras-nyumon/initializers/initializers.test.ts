import { initializers, layers, setRandomSeed, tf } from 'keras-nyumon';
import type { InitializerName } from 'keras-nyumon';

const RANDOM: InitializerName[] = [
  'glorotNormal',
  'glorotUniform',
  'heNormal',
  'heUniform',
  'lecunNormal',
  'lecunUniform',
  'orthogonal',
  'randomNormal',
  'randomUniform',
  'truncatedNormal',
  'varianceScaling',
];
const SHAPE = [6, 5];

function values(initializer: ReturnType<typeof initializers.zeros>): number[] {
  return Array.from(tf.tidy(() => initializer.apply(SHAPE, 'float32').dataSync()));
}

describe.each(RANDOM)('%s', (name) => {
  const make = initializers[name] as (options?: { seed?: number }) => ReturnType<typeof initializers.zeros>;

  test('gives the same from the same seed, 0 included, and other numbers without one', () => {
    for (const seed of [0, 1]) {
      const initializer = make({ seed });
      expect(values(initializer)).toEqual(values(initializer));
      expect(values(make({ seed }))).toEqual(values(initializer));
    }
    expect(values(make({ seed: 0 }))).not.toEqual(values(make({ seed: 1 })));
    const free = make();
    expect(values(free)).not.toEqual(values(free));
  });

  test('follows setRandomSeed', () => {
    const draw = () => {
      setRandomSeed(2);
      return values(make());
    };
    expect(draw()).toEqual(draw());
  });

  test('can be named in a layer, and is saved with it', () => {
    const named = layers.dense({ units: 5, kernelInitializer: name });
    const { className } = make().constructor as unknown as { className: string };
    expect(named.getConfig().kernelInitializer).toMatchObject({ className });
    const seeded = layers.dense({ units: 5, kernelInitializer: make({ seed: 3 }) });
    expect(seeded.getConfig().kernelInitializer).toMatchObject({ config: { seed: 3 } });
  });
});

test('orthogonal is quick for a recurrent layer of some size, and says nothing', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const kernel = initializers.orthogonal({ seed: 1 }).apply([256, 1024], 'float32');
  expect(kernel.shape).toEqual([256, 1024]);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
  kernel.dispose();
});

test('what has no meaning is refused', () => {
  expect(() => initializers.orthogonal().apply([3], 'float32')).toThrow(/2軸以上[^]*two axes/);
  expect(() => initializers.identity().apply([3, 3, 3], 'float32')).toThrow(/行列[^]*a matrix/);
  // @ts-expect-error -- misspelt
  expect(() => initializers.heNormal({ sed: 1 })).toThrow(/Did you mean 'seed'/);
});
