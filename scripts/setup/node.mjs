import { npmCommand } from '../../lib/keras-nyumon/command/npm-command.mjs';

/**
 * Finds npm. Node's own version is checked before this file is read, in node-version.mjs.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const node = {
  name: 'node',
  ja: 'Node.js と npm',
  en: 'Node.js and npm',
  run: (context) => void (context.npm = npmCommand(context.env)),
  handOn: () => `Node.js ${process.versions.node}`,
};
