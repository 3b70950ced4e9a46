import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './trial-folder';

/**
 * Computes something with our scripts. They are ES modules, which jest runs only under a flag: a process of its own runs
 * them.
 *
 * @param imported names, and the files of this repository that export them
 * @param code     an expression, which may await
 * @returns how the process ended; its stdout is the value as JSON, its stderr the message of what was thrown
 */
export function inNode(imported: Record<string, string>, code: string) {
  const imports = Object.entries(imported).map(([name, file]) => {
    const url = pathToFileURL(path.join(repository, file)).href;
    return `import { ${name} } from ${JSON.stringify(url)};`;
  });
  const program = `${imports.join('\n')}
    try { process.stdout.write(JSON.stringify(${code})); }
    catch (error) { process.stderr.write(error.message); process.exitCode = 1; }`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
}
