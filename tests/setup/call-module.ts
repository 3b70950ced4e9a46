// The set-up program is made of ES modules, which a test calls in a Node of its own.
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/**
 * Calls one function of the set-up program.
 *
 * @param file   below scripts/setup
 * @param name   of the exported function
 * @param args   plain data
 * @returns what it returns, or what it throws as `{ message, next }`
 */
export async function call(file: string, name: string, ...args: unknown[]): Promise<unknown> {
  const url = pathToFileURL(join(resolve(__dirname, '../../scripts/setup'), file)).href;
  const program = `
    const module = await import(${JSON.stringify(url)});
    const answer = (value) => process.stdout.write(JSON.stringify({ value }));
    try {
      answer(await module[${JSON.stringify(name)}](...${JSON.stringify(args)}));
    } catch (error) {
      answer({ message: error.message, next: error.explanation?.next });
    }`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return (JSON.parse(stdout) as { value: unknown }).value;
}
