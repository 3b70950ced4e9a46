/** Compiles cells: tslab's converter, with our settings and what it leaves out. */
import { createRequire } from 'node:module';
import { EOL } from 'node:os';
import type { CompletionInfo, Diagnostic } from 'tslab/dist/converter';
import { printQuickInfo } from 'tslab/dist/inspect';
import { reportChangedFiles, watchDirectory, watchFile } from './changed-files';
import { isComplete, type Completeness } from './completeness';
import { createHostFactory, type HostControl } from './compiler-host';
import { toRunnableModule, type RunnableModule } from './module-transform';
import { overrideTypeScript, ts } from './tslab-typescript';

/** A compiled cell, or what is wrong with it. */
export interface CompiledCell {
  problems: Problem[];
  /** undefined when there are problems, or nothing to run */
  module: (RunnableModule & { cellMap: string }) | undefined;
  /** declarations of everything that exists after the cell, to compile the next one with */
  declarations: string;
  /** the name under which the value of the last expression is exported */
  resultName: string | undefined;
  /** names that the cell declares */
  names: Set<string>;
}

/** A compiler's complaint. Lines and columns count from 0. */
export interface Problem {
  code: number;
  message: string;
  /** undefined: the cell itself */
  file: string | undefined;
  start: { line: number; column: number };
  end: { line: number; column: number };
}

/** A local file, as the runner loads it. */
export interface LocalFile extends RunnableModule {
  source: string;
}

/** The compiler of one notebook. */
export interface CellCompiler {
  compile(code: string, declarations: string): CompiledCell;
  /** Completions at `position`; `start` and `end` tell what they replace. */
  complete(code: string, declarations: string, position: number): CompletionInfo;
  /** The type and documentation of what is at `position`. */
  inspect(code: string, declarations: string, position: number): string | undefined;
  isComplete(code: string): Completeness;
  /** The notebook's own file of this absolute path, without extension. */
  localFile(path: string): LocalFile | undefined;
  /** Another number after one of the notebook's own files was edited. */
  localVersion(): number;
}

/** tslab puts this line before each cell, to make a module of it. */
const prefix = `export {};${EOL}`;
/** A package without type declarations: its imports are `any`. */
const noDeclarations = 7016;
const moduleNotFound = 2307;

/** Starts the compiler; takes about a second, as it reads the standard library's types. */
export function createCellCompiler(): CellCompiler {
  const control: HostControl = {
    emitted: { cellMap: undefined, files: new Map() },
    knownNames: undefined,
    forgetResolutions: () => undefined,
  };
  let cellModule: RunnableModule | undefined;
  let previousNames = new Set<string>();
  overrideTypeScript({
    sys: Object.assign(Object.create(ts.sys) as typeof ts.sys, { watchFile, watchDirectory }),
    createWatchCompilerHost: createHostFactory(control),
    getPreEmitDiagnosticsOfFiles: (program, files) =>
      ts.getPreEmitDiagnosticsOfFiles(program, files).filter(({ code }) => code !== noDeclarations),
    // tslab turns the cell into CommonJS with this.
    transpileModule: (source) => {
      cellModule = toRunnableModule(source, previousNames);
      return { outputText: cellModule.code };
    },
  });
  const { createConverter } = createRequire(__filename)(
    'tslab/dist/converter',
  ) as typeof import('tslab/dist/converter');
  const converter = createConverter({ isJS: false, isBrowser: false });
  const localFiles = new Map<string, LocalFile>();
  let localVersion = 0;

  function compile(code: string, declarations: string): CompiledCell {
    reportChangedFiles(ts.FileWatcherEventKind);
    const names = declaredNames(code);
    control.knownNames = names.size > 0 ? names : undefined;
    previousNames = declaredNames(declarations);
    const converted = converter.convert(declarations, code);
    const problems = mergeProblems(converted.diagnostics);
    if (problems.some((problem) => problem.code === moduleNotFound)) control.forgetResolutions();
    for (const [path, { source, code: text }] of control.emitted.files) {
      localFiles.set(path, { source, ...toRunnableModule(text) });
    }
    if (control.emitted.files.size > 0) localVersion++;
    control.emitted.files.clear();
    const runnable = problems.length === 0 && converted.output && cellModule;
    return {
      problems,
      module: runnable ? { ...runnable, cellMap: control.emitted.cellMap ?? '' } : undefined,
      declarations: problems.length === 0 ? (converted.declOutput ?? '') : declarations,
      resultName: converted.lastExpressionVar,
      names,
    };
  }

  return {
    compile,
    complete: (code, declarations, position) => converter.complete(declarations, code, position),
    inspect(code, declarations, position) {
      const info = converter.inspect(declarations, code, position) as
        ReturnType<typeof converter.inspect> | undefined;
      return info && printQuickInfo(info);
    },
    isComplete,
    localFile: (path) => localFiles.get(path),
    localVersion: () => localVersion,
  };
}

/** The names that a cell declares at its top level. */
function declaredNames(code: string): Set<string> {
  const file = ts.createSourceFile('cell.ts', prefix + code, ts.ScriptTarget.ES2022, true);
  ts.bindSourceFile(file, { target: ts.ScriptTarget.ES2022 });
  const { locals } = file as unknown as { locals?: Map<string, unknown> };
  return new Set(locals?.keys());
}

/** tslab splits the lines of one complaint into several; this joins them again. */
function mergeProblems(diagnostics: Diagnostic[]): Problem[] {
  const problems: Problem[] = [];
  let last: Diagnostic | undefined;
  for (const diagnostic of diagnostics) {
    const { start, end, messageText, code, fileName } = diagnostic;
    const problem = problems.at(-1);
    if (problem && last && last.start.offset === start.offset && last.end.offset === end.offset) {
      problem.message += `\n  ${messageText}`;
    } else {
      problems.push({
        code,
        message: messageText,
        file: fileName,
        start: { line: start.line, column: start.character },
        end: { line: end.line, column: end.character },
      });
    }
    last = diagnostic;
  }
  return problems;
}
