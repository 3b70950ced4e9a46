/** Runs cells: compile, run, show the result or the error. */
import { setImmediate } from 'node:timers/promises';
import { Script } from 'node:vm';
import type { ErrorContent, ExecuteRequest } from '../between';
import type { CellCompiler, CompiledCell } from '../compiler/cell-compiler';
import { helperNames, helpers } from '../compiler/module-transform';
import { reachedCode } from '../compiler/reached-code';
import { runInCell, setExecutingCell, type Cell } from './cells';
import { sendEvent } from './channel';
import { describeProblems, describeThrown } from './errors';
import type { Modules } from './modules';
import { takePages } from './pages';
import { describe } from './results';
import { rememberCode } from './source-positions';
import { looks, protect, untilStopped } from './stop';
import { untouchable } from './stop-slots';
import type { Variables } from './variables';

/** A notebook's session: what its cells have in common. */
export interface Session {
  compiler: CellCompiler;
  modules: Modules;
  variables: Variables;
  /** declarations of all variables, in TypeScript */
  declarations: string;
}

/**
 * Runs one cell. Never rejects.
 *
 * @returns the content of the `execute_reply`, but for the execution count
 */
export async function execute(session: Session, request: ExecuteRequest): Promise<Record<string, unknown>> {
  const { id, count, silent, allowStdin } = request;
  const cell: Cell = { id, count, silent, allowStdin, stop: undefined, ended: false };
  setExecutingCell(cell);
  const error = await runCell(session, cell, request.code);
  if (error && !silent) sendEvent({ type: 'error', cell: id, error });
  const reply = error
    ? { status: 'error', ...error }
    : {
        status: 'ok',
        payload: takePages(),
        user_expressions: await evaluateAll(session, cell, request.userExpressions),
      };
  // Promises that were rejected without anyone waiting are reported before the cell ends.
  await setImmediate();
  setExecutingCell(undefined);
  cell.ended = true;
  return reply;
}

async function runCell(session: Session, cell: Cell, code: string): Promise<ErrorContent | undefined> {
  const before = session.declarations;
  session.variables.startNoting();
  try {
    const compiled = protect(untouchable.compiler, () => session.compiler.compile(code, before));
    if (compiled.problems.length > 0) return describeProblems(compiled.problems, code, cell.count);
    const { value } = await runCompiled(session, cell, code, compiled);
    session.declarations = compiled.declarations;
    const bundle = cell.silent ? undefined : await runInCell(cell, () => describe(value));
    if (bundle) sendEvent({ type: 'result', cell: cell.id, data: bundle, metadata: {} });
    return undefined;
  } catch (thrown) {
    const error = describeThrown(thrown, cell);
    session.declarations = protect(untouchable.compiler, () => declarationsUntil(session, code, before));
    return error;
  }
}

/** Runs a compiled cell. The value of its last expression may be a promise, so it comes wrapped. */
async function runCompiled(
  session: Session,
  cell: Cell,
  code: string,
  compiled: CompiledCell,
): Promise<{ value: unknown }> {
  const { module, resultName } = compiled;
  const { modules, variables } = session;
  if (!module) return { value: undefined };
  const file = rememberCode(cell.count, code, module);
  const names = ['exports', 'require', ...Object.values(helperNames)];
  const run = new Script(`(async function (${names.join(', ')}) {\n${module.code}\n})`, {
    filename: file,
    lineOffset: -1,
  }).runInThisContext() as (...values: unknown[]) => Promise<void>;
  await untilStopped(cell, async () => {
    await modules.prepare(module.imports);
    const { require, importModule, meta } = modules.scope(file);
    await run(variables.exports, require, ...helpers({ importModule, meta, ...looks }));
  });
  if (!resultName) return { value: undefined };
  const value = variables.exports[resultName];
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the name is the compiler's
  delete variables.exports[resultName];
  return { value };
}

/** The declarations after a cell that failed: those before it, and what of its own came to pass. */
function declarationsUntil(session: Session, code: string, before: string): string {
  const { compiler, variables } = session;
  const reached = variables.noted();
  if (!reached) return before;
  let parts = reachedCode(code, reached);
  // What cannot stand without the rest of the cell is left out.
  for (let attempt = 0; attempt < 3 && parts.length > 0; attempt++) {
    const { problems, declarations } = compiler.compile(parts.join('\n'), before);
    if (problems.length === 0) return declarations;
    const lines = new Set(problems.map(({ start }) => start.line));
    let line = 0;
    parts = parts.filter((part) => {
      const first = line;
      line += part.split('\n').length;
      for (let each = first; each < line; each++) if (lines.has(each)) return false;
      return true;
    });
  }
  return before;
}

async function evaluateAll(
  session: Session,
  cell: Cell,
  expressions: Record<string, string>,
): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  for (const [name, expression] of Object.entries(expressions)) {
    const compiled = session.compiler.compile(expression, session.declarations);
    try {
      if (compiled.problems.length > 0) throw new SyntaxError(compiled.problems[0].message);
      const { value } = await runCompiled(session, cell, expression, compiled);
      const data = (await describe(value)) ?? {};
      results[name] = { status: 'ok', data, metadata: {} };
    } catch (thrown) {
      results[name] = { status: 'error', ...describeThrown(thrown, cell) };
    }
  }
  return results;
}
