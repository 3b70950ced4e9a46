import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { jupyterPython, jupyterVariables } from './jupyter-python';
import type { Notebook } from './notebook';

/** What a cell did: see execute.py. */
export interface ExecutedCell {
  /** from its request to its reply */
  seconds: number;
  /** what it shows when it has ended */
  outputs: Output[];
  /** all that it sent, each update of a display too, as plain text */
  messages: { message: string; text: string }[];
}

export interface Output {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  name?: 'stdout' | 'stderr';
  text?: string;
  ename?: string;
  data?: Record<string, unknown>;
}

type Line = { cell: string } & (
  { message: string; text: string } | { seconds: number; outputs: Output[]; message?: undefined }
);

/**
 * Executes a notebook from top to bottom on the registered kernel, through nbclient.
 *
 * @param folder    the kernel's folder; the notebook is written there
 * @param variables more environment variables, for nbclient and the kernel
 * @returns         the code cells by id
 * @throws Error when a cell fails or its end is never told
 */
export async function executeNotebook(
  notebook: Notebook,
  folder: string,
  variables: NodeJS.ProcessEnv,
): Promise<Map<string, ExecutedCell>> {
  const file = path.join(folder, 'executed.ipynb');
  writeFileSync(file, JSON.stringify(notebook));
  const { stdout } = await promisify(execFile)(
    jupyterPython,
    [path.join(__dirname, 'execute.py'), file, folder],
    { env: jupyterVariables(variables), maxBuffer: 2 ** 28 },
  );
  const cells = new Map<string, ExecutedCell>();
  for (const text of stdout.trim().split('\n')) {
    const { cell: id, ...line } = JSON.parse(text) as Line;
    const cell = cells.get(id) ?? { seconds: NaN, outputs: [], messages: [] };
    cells.set(id, cell);
    if (line.message === undefined) Object.assign(cell, line);
    else cell.messages.push(line);
  }
  return cells;
}

/** What a cell printed on stdout. */
export function printed({ outputs }: ExecutedCell): string {
  return outputs.map(({ name, text }) => (name === 'stdout' ? text : '')).join('');
}

/** The displays that a cell shows. */
export function displays({ outputs }: ExecutedCell): Record<string, unknown>[] {
  return outputs.flatMap(({ output_type, data }) => (output_type === 'display_data' && data ? [data] : []));
}

/** What no cell of a lesson may leave: errors, and anything on stderr. */
export function complaints(cells: Map<string, ExecutedCell>): string[] {
  return [...cells].flatMap(([id, { outputs, messages }]) => [
    ...outputs
      .filter((o) => o.output_type === 'error' || o.name === 'stderr')
      .map((o) => `${id}: ${JSON.stringify(o)}`),
    ...messages.filter(({ message }) => message === 'error').map(({ text }) => `${id}: ${text}`),
  ]);
}
