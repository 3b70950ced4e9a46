import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kerasVersions } from '../fidelity/keras-versions.mjs';
import { runCommand } from '../setup/command.mjs';
import { prepare } from '../setup/prepare.mjs';
import { showProgress } from '../../lib/keras-nyumon/command/progress.mjs';
import { root } from '../setup/root.mjs';
import { testPython } from '../setup/tests/test-python.mjs';
import { byTurns, programsWith } from './by-turns.mjs';
import { loadTime } from './load-time.mjs';
import { CNN_STEP, measurements } from './measurements.mjs';
import { pytorchEnvironment, pytorchPython } from './pytorch-python.mjs';
import { toRow } from './row.mjs';
import { publish, table } from './table.mjs';
import { task } from './task.mjs';

/** Floating-point operations of a training step of the CNN at batches of 128: forward, and twice as much back. */
const CNN_STEP_OPERATIONS =
  128 * 2 * (2 * 26 * 26 * 32 * 9 + 3 * 24 * 24 * 64 * (9 * 32) + 3 * 9216 * 128 + 3 * 128 * 10);

/** `npm run bench`. */
export function bench() {
  return runCommand(root, work, { again: 'npm run bench' });
}

async function work() {
  const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
  const { testPython: keras } = await prepare(root, process.env, [testPython, pytorchPython]);
  const all = programsWith({ keras, pytorch: pytorchEnvironment(root).program });
  const chosen = measurements
    .filter(({ name }) => name.includes(values.only ?? ''))
    .map((measurement) => ({ ...measurement, programs: programsOf(measurement, all) }));
  const turns = chosen.reduce(
    (sum, { rounds, task, programs }) => sum + rounds * task.turns * Object.keys(programs).length,
    0,
  );
  const progress = showProgress(process.stdout);
  /** @type {import('./row.mjs').Row[]} */
  const main = [];
  /** @type {import('./row.mjs').Row[]} */
  const growth = [];
  let turn = 0;
  try {
    for (const measurement of chosen) {
      const { programs, rounds } = measurement;
      const results = await byTurns(programs, measurement.task, rounds, (program) =>
        progress.update(turn++, turns, `${measurement.name}: ${program}`),
      );
      /** @type {Record<string, number[]>} */
      const each = {};
      for (const [name, list] of Object.entries(results)) {
        each[name] = list.map(({ value }) => value);
        progress.note(
          `${measurement.name}: ${name}: ${list.map((result) => JSON.stringify(result)).join(' ')}`,
        );
      }
      (measurement.growth ? growth : main).push(toRow(measurement, each));
      if (measurement.name === CNN_STEP) main.push(await shareOfPeak(all, each));
    }
    if (keras && 'loading MNIST'.includes(values.only ?? '')) main.push(await loadTime(keras));
  } finally {
    progress.end();
  }

  const rows = [...main, ...growth];
  console.log(`\n${table(rows, 'en')}\n`);
  console.log('×: 自分たちにかかるもの ÷ 相手にかかるもの。1 より小さければ、こちらが上です。');
  console.log('×: what it costs with us, divided by what it costs with them; below 1, ours is better.');
  if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 2) + '\n');
  // A part of the rows must not replace the table of all.
  if (values.only === undefined) publish(root, { main, growth, machine: machine() });
  return 0;
}

/**
 * The programs that do a measurement, with Keras in the other ways that it is asked for.
 *
 * @param {import('./measurements.mjs').Measurement} measurement
 * @param {ReturnType<typeof programsWith>} all
 * @returns {ReturnType<typeof programsWith>}
 */
function programsOf({ withoutStock, kerasWays = [] }, { stock, ...others }) {
  const { keras } = others;
  const ways = keras ? Object.fromEntries(kerasWays.map((way) => [way, keras])) : {};
  return { ...others, ...ways, ...(!withoutStock && { stock }) };
}

/**
 * How much of the floating-point operations that a product of matrices reaches, the training step of the CNN reaches.
 *
 * @param {ReturnType<typeof programsWith>} programs
 * @param {Record<string, number[]>} milliseconds  of the step
 */
async function shareOfPeak({ ours }, milliseconds) {
  const { ours: products = [] } = await byTurns({ ours }, task({ what: 'matmul' }), 3, () => undefined);
  const peak = Math.max(...products.map(({ value }) => value));
  const about = {
    name: `${CNN_STEP}: share of the ${Math.round(peak / 1e9)} GFLOP/s of a matrix product`,
    ja: `CNN の学習1ステップ: 行列積の ${Math.round(peak / 1e9)} GFLOP/s に対する割合`,
    unit: '%',
  };
  const shares = Object.entries(milliseconds).map(([name, each]) => [
    name,
    each.map((ms) => ((CNN_STEP_OPERATIONS / (ms / 1000)) * 100) / peak),
  ]);
  return toRow(about, Object.fromEntries(shares));
}

/** What it was measured on, and with what. */
function machine() {
  const [{ model }] = cpus();
  const pins = readFileSync(join(root, 'scripts', 'bench', 'requirements.txt'), 'utf8');
  const pytorch = /^torch==(.+)$/m.exec(pins)?.[1];
  const programs = `Node ${process.version}, ${kerasVersions(root)}, PyTorch ${pytorch}`;
  const day = new Date().toISOString().slice(0, 10);
  return {
    ja: `${day} に、コアが ${cpus().length} 個のパソコン(${model.trim()})で測りました。${programs}。`,
    en: `Measured on ${day}, on a machine with ${cpus().length} cores (${model.trim()}). ${programs}.`,
  };
}
