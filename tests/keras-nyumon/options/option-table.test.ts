import { anything, flag, integer, needed, number, oneOf, text } from 'keras-nyumon/dist/options/option';
import type { OptionTable } from 'keras-nyumon/dist/options/option-table';
import { readOptions } from 'keras-nyumon/dist/options/option-table';

interface Options {
  batchSize?: number;
  decaySteps: number;
  mode?: 'auto' | 'min' | 'max';
  rate?: number;
  scale?: number;
  shuffle?: boolean;
  title?: string;
  verbose?: 0 | 1;
  weights?: number[];
}

const TABLE = {
  batchSize: integer({ least: 1, default: 32 }),
  decaySteps: needed(number({ above: 0 })),
  mode: oneOf(['auto', 'min', 'max'], 'auto'),
  rate: number({ least: 0, below: 1 }),
  scale: number({ above: 0, most: 2, default: 1 }),
  shuffle: flag(true),
  title: text(),
  verbose: oneOf([0, 1], 1),
  weights: anything(),
} satisfies OptionTable<Options>;

const read = (options: object) => readOptions(options as Options, TABLE, 'fit');

test('what is given is kept, what is left out has its default or is not there', () => {
  const { batchSize, mode } = read({ decaySteps: 3, batchSize: undefined, mode: 'max' });
  // Neither is possibly undefined.
  expect(batchSize.toFixed()).toBe('32');
  expect(mode.length).toBe(3);
  expect(read({ decaySteps: 3, title: 'a', weights: [1] })).toEqual({
    batchSize: 32,
    decaySteps: 3,
    mode: 'auto',
    scale: 1,
    shuffle: true,
    title: 'a',
    verbose: 1,
    weights: [1],
  });
});

test.each([
  [
    { batch_size: 1 },
    /fit に「batch_size」というオプション[^]*has no option 'batch_size'. Did you mean 'batchSize'\?/,
  ],
  [{ colour: 1 }, /使えるのは batchSize, decaySteps[^]*There are batchSize, decaySteps/],
  [
    { batchSize: 0 },
    /fit の batchSize は 0 ですが、1以上の整数で[^]*batchSize of fit is 0, but must be an integer ≥ 1/,
  ],
  [{ batchSize: 2.5 }, /2\.5/],
  [{ batchSize: NaN }, /NaN/],
  [{ batchSize: '32' }, /'32'/],
  [{ rate: 1 }, /0以上の、1未満の数[^]*a number ≥ 0 and < 1/],
  [{ rate: -1 }, /-1/],
  [{ scale: 0 }, /0より大きい、2以下の数[^]*a number > 0 and ≤ 2/],
  [{ scale: NaN }, /NaN/],
  [{ shuffle: 'yes' }, /true か false[^]*true or false/],
  [{ title: 3 }, /文字列[^]*a string/],
  [{ mode: 'maxx' }, /'auto', 'min', 'max' のどれか[^]*「max」ではありませんか[^]*Did you mean 'max'\?/],
  [{ verbose: 2 }, /0, 1 のどれか[^]*one of 0, 1/],
  [{ decaySteps: undefined }, /fit には decaySteps が必要です[^]*fit needs decaySteps/],
])('%p is answered with what is allowed', (options, message) => {
  const all = { decaySteps: 3, ...options };
  expect(() => read(all)).toThrow(RangeError);
  expect(() => read(all)).toThrow(message);
});

test('a table that does not fit its options does not compile', () => {
  const { batchSize, ...rest } = TABLE;
  const tables = [
    // @ts-expect-error -- batchSize is missing
    rest satisfies OptionTable<Options>,
    // @ts-expect-error -- there is no option colour
    { ...TABLE, colour: text() } satisfies OptionTable<Options>,
    // @ts-expect-error -- 'max' is missing
    { ...TABLE, mode: oneOf(['auto', 'min'], 'auto') } satisfies OptionTable<Options>,
    // @ts-expect-error -- decaySteps must be given
    { ...TABLE, decaySteps: number() } satisfies OptionTable<Options>,
    // @ts-expect-error -- title is no flag
    { ...TABLE, title: flag() } satisfies OptionTable<Options>,
  ];
  expect(tables).toHaveLength(5);
  expect(batchSize.default).toBe(32);
  // @ts-expect-error -- the table of other options
  expect(() => readOptions({ epochs: 1 }, TABLE, 'fit')).toThrow(RangeError);
});
