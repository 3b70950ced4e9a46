/** Compiles cells: tslab's converter, with our settings and what it leaves out. */
import { createRequire } from 'node:module';
import { EOL } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type * as typescript from '@tslab/typescript-for-tslab';
import type { CompletionInfo, Diagnostic } from 'tslab/dist/converter';
import { printQuickInfo } from 'tslab/dist/inspect';
import { isComplete, type Completeness } from './completeness';
import { likelyImports } from './likely-imports';
import { toRunnableModule, type RunnableModule } from './module-transform';
import { cellFile, createPrograms, withoutExtension } from './programs';
import { createReadAhead } from './read-ahead';
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
  /** The notebook's own file that an import in `folder` means by `name`; undefined for a package. */
  localFile(name: string, folder: string): LocalFile | undefined;
  /** Another number after one of the notebook's own files was edited. */
  localVersion(): number;
  /** Reads on in the packages that cells are likely to import; false when all is read. Takes some milliseconds. */
  readAhead(): boolean;
}

/** tslab puts this line before each cell, to make a module of it. */
const prefix = `export {};${EOL}`;
/** A package without type declarations: its imports are `any`. */
const noDeclarations = 7016;
const moduleNotFound = 2307;
/** An import may end in .ts, as Node.js itself wants it for TypeScript: where the file lies is clear. */
const endsInTs = 5097;

/** Starts the compiler; takes about a second, as it reads the standard library's types. */
export function createCellCompiler(): CellCompiler {
  const programs = createPrograms();
  let cellModule: RunnableModule | undefined;
  let previousNames = new Set<string>();
  overrideTypeScript({
    ...programs.overrides,
    getPreEmitDiagnosticsOfFiles: (program, files) =>
      ts
        .getPreEmitDiagnosticsOfFiles(program, files)
        .filter(({ code }) => code !== noDeclarations && code !== endsInTs),
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
    const names = declaredNames(code);
    programs.tellNames(names);
    previousNames = declaredNames(declarations);
    const converted = converter.convert(declarations, code);
    const problems = mergeProblems(converted.diagnostics);
    if (problems.some((problem) => problem.code === moduleNotFound)) programs.forgetResolutions();
    const { cellMap, files } = programs.takeEmitted();
    for (const [path, { source, code: text }] of files) {
      if (localFiles.has(path)) localVersion++;
      localFiles.set(path, { source, ...toRunnableModule(text) });
    }
    const runnable = problems.length === 0 && converted.output && cellModule;
    return {
      problems,
      module: runnable ? { ...runnable, cellMap: cellMap ?? '' } : undefined,
      declarations: problems.length === 0 ? (converted.declOutput ?? '') : declarations,
      resultName: converted.lastExpressionVar,
      names,
    };
  }

  return {
    compile,
    complete: (code, declarations, position) => converter.complete(declarations, code, position),
    inspect(code, declarations, position) {
      const look = (): ReturnType<typeof converter.inspect> | undefined =>
        converter.inspect(declarations, code, position);
      const info = look();
      const files = declaringFiles(programs.latest(), position + prefix.length);
      return info && printQuickInfo(programs.files().addComments(files) ? (look() ?? info) : info);
    },
    isComplete,
    localFile(name, folder) {
      if (!isPath(name)) {
        // A name that tsconfig.json's `paths` or package.json's `imports` explain.
        const path = programs.find(name, join(folder, cellFile));
        return path === undefined ? undefined : localFiles.get(withoutExtension(path));
      }
      const path = resolve(folder, name);
      const bare = path.replace(/\.(m|c)?(t|j)sx?$/, '');
      return [bare, path, join(path, 'index')].map((each) => localFiles.get(each)).find(Boolean);
    },
    localVersion: () => localVersion,
    readAhead: createReadAhead(programs, likelyImports(process.cwd())),
  };
}

/** Whether an import names a file and not a package. */
export function isPath(name: string): boolean {
  return name.startsWith('.') || isAbsolute(name);
}

/** The names that a cell declares at its top level. */
function declaredNames(code: string): Set<string> {
  const file = ts.createSourceFile('cell.ts', prefix + code, ts.ScriptTarget.ES2022, true);
  ts.bindSourceFile(file, { target: ts.ScriptTarget.ES2022 });
  const { locals } = file as unknown as { locals?: Map<string, unknown> };
  return new Set(locals?.keys());
}

/** The files that declare what stands at `position` in the cell. */
function declaringFiles(program: typescript.Program, position: number): string[] {
  const cell = program.getSourceFile(join(process.cwd(), cellFile));
  const checker = program.getTypeChecker();
  const node = cell && ts.getTouchingPropertyName(cell, position);
  let symbol = node && checker.getSymbolAtLocation(node);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  return symbol?.declarations?.map((declaration) => declaration.getSourceFile().fileName) ?? [];
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
