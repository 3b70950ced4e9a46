// Prepares the folder that it is given, as `npm start` would, but without an engine: that has its own tests.
import { runCommand } from '../../../scripts/setup/command.mjs';
import { withLock } from '../../../scripts/setup/lock.mjs';
import { STEPS } from '../../../scripts/setup/prepare.mjs';
import { runSteps } from '../../../scripts/setup/run-steps.mjs';

const root = process.argv[2];
const steps = STEPS.filter(({ name }) => name !== 'engine');
await runCommand(
  root,
  async () => {
    await withLock(root, process.stdout, () => runSteps(steps, { root, env: process.env }));
    return 0;
  },
  { again: 'npm start' },
);
