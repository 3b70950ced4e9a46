import { runCommand } from '../command.mjs';
import { root } from '../root.mjs';
import { printFinding } from './finding.mjs';
import { checkJupyter } from './jupyter.mjs';
import { checkData, checkEngine, checkKernel, checkLibrary } from './lesson.mjs';
import { checkDisk, checkMemory } from './machine.mjs';
import { checkNode, checkNpm, checkPackages, checkPython } from './programs.mjs';

/** @typedef {import('./finding.mjs').Finding} Finding */

/**
 * `npm run doctor`: prints what is there and what is not. Exit code 0 only if a lesson would run.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function doctor(env = process.env) {
  return runCommand(root, async () => {
    let isMissing = false;
    /** @param {Finding[]} findings */
    const print = (...findings) => {
      findings.forEach(printFinding);
      isMissing ||= findings.some(({ state }) => state === 'missing');
    };
    print(checkNode(), checkNpm(env));
    const { finding, python } = await checkPython(root, env);
    print(finding, ...checkJupyter(python), checkPackages(root), checkLibrary({ root, env }));
    print(await checkData({ root, env }));
    print(...(await checkEngine({ root, env })));
    print(await checkKernel({ root, env }, python));
    print(checkMemory(), checkDisk(root));
    console.log(
      isMissing
        ? '\n✗ このままではレッスンを動かせません。→ のコマンドを上から順に試してください。' +
            '\n  A lesson would not run. Try the commands after →, from the top.'
        : '\n✓ レッスンを動かせます。 npm start\n  A lesson would run: npm start',
    );
    return isMissing ? 1 : 0;
  });
}
