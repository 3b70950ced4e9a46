// What the stand-ins for npm, Python and the compiler share: they write slowly, in two halves, so that killing one leaves
// something half done; they keep a record of their calls; and they notice when two of a kind run at once.
const { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const folder = process.env.FAKES_RECORD;
const pause = Number(process.env.FAKES_PAUSE ?? 0);

const note = (line) => appendFileSync(join(folder, 'calls'), `${line}\n`);

const wait = () => pause && Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);

function writeInHalves(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.slice(0, text.length / 2));
  wait();
  cutPowerWhenDue();
  writeFileSync(file, text);
}

/** At the write that FAKES_CUT counts to, everything ends at once: set-up, and what it runs. */
function cutPowerWhenDue() {
  if (!process.env.FAKES_CUT) return;
  const file = join(folder, 'writes');
  appendFileSync(file, '.');
  if (readFileSync(file, 'utf8').length !== Number(process.env.FAKES_CUT)) return;
  process.kill(process.ppid, 'SIGKILL');
  process.kill(process.pid, 'SIGKILL');
}

/** Runs alone: another one of the same name that is still alive is put on record. */
function alone(name, work) {
  const file = join(folder, `${name}.pid`);
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    note(`TWO AT ONCE: ${name}`);
  } catch {
    // Nobody there.
  }
  writeFileSync(file, String(process.pid));
  note(name);
  const failure = process.env[`FAKES_FAIL_${name.split(' ')[0].toUpperCase()}`];
  if (failure) {
    console.error(failure);
    process.exit(1);
  }
  work();
  rmSync(file, { force: true });
}

module.exports = { alone, writeInHalves };
