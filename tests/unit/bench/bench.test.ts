import { inNode } from '../../notebooks/in-node';

const task = { what: 'step', network: 'dense', batchSize: 4, width: 1, steps: 2, warmUp: 1, seed: 1 };
const measured = (program: string) =>
  JSON.parse(
    inNode(
      { measure: `scripts/bench/programs/${program}.mjs` },
      `{
        result: await measure(${JSON.stringify(task)}),
        loaded: Object.keys((await import('node:module')).default._cache),
      }`,
    )
      .stdout.split('\n')
      .at(-1) ?? '',
  ) as { result: { value: number }; loaded: string[] };

test('what is measured as published tfjs-node has nothing of ours in it', () => {
  const { result, loaded } = measured('stock');
  expect(result.value).toBeGreaterThan(0);
  expect(loaded.some((file) => /tfjs-node/.test(file))).toBe(true);
  expect(loaded.filter((file) => /[\\/]lib[\\/]dist[\\/]/.test(file) && !/node_modules/.test(file))).toEqual(
    [],
  );
}, 60_000);

test('what is measured as ours has', () => {
  const { loaded } = measured('ours');
  expect(loaded.filter((file) => /lib[\\/]dist[\\/]native-ops/.test(file))).not.toEqual([]);
}, 60_000);

const row = (unit: string, values: object) =>
  JSON.parse(
    inNode(
      { toRow: 'scripts/bench/row.mjs' },
      `toRow({ name: 'x', ja: 'x', unit: '${unit}' }, ${JSON.stringify(values)})`,
    ).stdout,
  ) as object;

test('a row has medians, and ratios below 1 where ours is better', () => {
  expect(row('ms', { ours: [3, 1, 2], keras: [4, 8, 5], kerasTenSteps: [1, 4, 9] })).toEqual({
    ...{ name: 'x', ja: 'x', unit: 'ms' },
    ...{ ours: 2, stock: null, keras: 5, kerasBest: 4, pytorch: null },
    ratios: { stock: null, keras: 0.4, kerasBest: 0.5, pytorch: null },
  });
});

test('of a rate, more is better', () => {
  expect(row('images/s', { ours: [200], keras: [100], kerasXla: [100, 150, 150] })).toMatchObject({
    kerasBest: 150,
    ratios: { keras: 0.5, kerasBest: 0.75 },
  });
});
