import { inNode } from '../notebooks/in-node';

const task = {
  what: 'step',
  network: 'dense',
  batchSize: 4,
  width: 1,
  turns: 2,
  steps: 2,
  warmUp: 1,
  seed: 1,
};
const measured = (program: string) =>
  JSON.parse(
    inNode(
      { measure: `scripts/bench/programs/${program}.mjs` },
      `await (async () => {
        const results = [];
        await measure(${JSON.stringify(task)}, (result) => results.push(result));
        return { results, loaded: Object.keys((await import('node:module')).default._cache) };
      })()`,
    )
      .stdout.split('\n')
      .at(-1) ?? '',
  ) as { results: { value: number }[]; loaded: string[] };

test('what is measured as published tfjs-node has nothing of ours in it', () => {
  const { results, loaded } = measured('stock');
  expect(results).toHaveLength(2);
  for (const { value } of results) expect(value).toBeGreaterThan(0);
  expect(loaded.some((file) => /tfjs-node/.test(file))).toBe(true);
  expect(
    loaded.filter(
      (file) => /[\\/](keras-nyumon|kernel)[\\/]dist[\\/]/.test(file) && !/node_modules/.test(file),
    ),
  ).toEqual([]);
}, 60_000);

test('what is measured as ours has', () => {
  const { loaded } = measured('ours');
  expect(loaded.filter((file) => /keras-nyumon[\\/]dist[\\/]backend[\\/]native/.test(file))).not.toEqual([]);
}, 60_000);

const byTurns = (programs: object, rounds: number) =>
  inNode(
    { byTurns: 'scripts/bench/by-turns.mjs' },
    `await (async () => {
      const turns = [];
      const results = await byTurns(${JSON.stringify(programs)}, ${JSON.stringify(task)}, ${rounds}, (program) => turns.push(program));
      return { turns, results };
    })()`,
  );

/** Tells a value of the seed and the turn, turn by turn. */
const counter = (value: string) => [
  process.execPath,
  '-e',
  `const { seed } = JSON.parse(process.argv.at(-1));
   let turn = 0;
   const tell = () => console.log(JSON.stringify({ value: ${value} }));
   process.stdin.on('data', () => { turn++; tell(); });
   tell();`,
];

test('programs take turns, and each round has fresh ones', () => {
  const programs = { ours: counter('100 * seed + turn'), keras: counter('-seed') };
  const { turns, results } = JSON.parse(byTurns(programs, 2).stdout) as Record<string, unknown>;
  expect(turns).toEqual(Array.from({ length: 4 }, () => ['ours', 'keras']).flat());
  expect(results).toEqual({
    ours: [100, 101, 200, 201].map((value) => ({ value })),
    keras: [-1, -1, -2, -2].map((value) => ({ value })),
  });
});

test('what a program failed with is said', () => {
  const fails = [process.execPath, '-e', "throw new Error('no such network')"];
  expect(byTurns({ ours: fails }, 1).stderr).toMatch('no such network');
});

const row = (unit: string, values: object) =>
  JSON.parse(
    inNode(
      { toRow: 'scripts/bench/row.mjs' },
      `toRow({ name: 'x', ja: 'x', unit: '${unit}' }, ${JSON.stringify(values)})`,
    ).stdout,
  ) as object;

test('a row has medians, and ratios below 1 where ours is better', () => {
  expect(row('ms', { ours: [3, 1, 2], keras: [4, 8, 5], kerasTenSteps: [1, 4, 9] })).toEqual({
    name: 'x',
    ja: 'x',
    unit: 'ms',
    ours: 2,
    stock: null,
    keras: 5,
    kerasBest: 4,
    pytorch: null,
    ratios: { stock: null, keras: 0.4, kerasBest: 0.5, pytorch: null },
  });
});

test('of a rate, more is better', () => {
  expect(row('images/s', { ours: [200], keras: [100], kerasXla: [100, 150, 150] })).toMatchObject({
    kerasBest: 150,
    ratios: { keras: 0.5, kerasBest: 0.75 },
  });
});
