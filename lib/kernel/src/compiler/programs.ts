/**
 * Makes the compiler's program for each cell, in place of the watch mode of TypeScript's that tslab uses: that one
 * finds out for each cell anew what refers to what in all files, although a cell is all that has changed.
 */
import { basename, dirname, join, parse, resolve } from 'node:path';
import type * as typescript from '@tslab/typescript-for-tslab';
import { projectOptions } from './project-options';
import { createSourceFiles, isInstalled, type SourceFiles } from './source-files';
import { ts } from './tslab-typescript';

/** The programs of one notebook's cells. */
export interface Programs {
  /** what tslab is given in place of TypeScript's functions of these names */
  overrides: Pick<typeof ts, 'createWatchCompilerHost' | 'createWatchProgram'>;
  /** the program of the latest cell */
  latest(): typescript.Program;
  options(): typescript.CompilerOptions;
  files(): SourceFiles;
  /** The file that `import` means by `name`, in a cell or in the file `from`; undefined when there is none. */
  find(name: string, from?: string): string | undefined;
  /** Names that the coming cell declares: tslab need not compile it once just to learn them. */
  tellNames(names: Set<string>): void;
  /** Looks again for modules that were not found. */
  forgetResolutions(): void;
  /** What the compiler wrote, beside the cell's code that went to tslab; empty afterwards. */
  takeEmitted(): Emitted;
}

/** What tslab would throw away. */
export interface Emitted {
  /** source map of the cell's ES module */
  cellMap: string | undefined;
  /** JavaScript of the notebook's own files, by their absolute path without extension */
  files: Map<string, { source: string; code: string }>;
}

/** Our settings, where tslab's are looser or narrower. */
const settings: typescript.CompilerOptions = {
  strict: true,
  // `catch (error) { error.message }` is what a beginner writes.
  useUnknownInCatchVariables: false,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  disableTopLevelAwait: false,
  // JavaScript beside the notebook can be imported; its author did not ask for types.
  checkJs: false,
  sourceMap: true,
  // The types of other packages come with their import; what test runners declare for everyone is no use in a cell.
  types: ['node'],
};

/** tslab's names for the file with the cell, the one with the declarations of earlier cells, and the output folder. */
export const cellFile = '__tslab__.ts';
const earlierFile = '__prev__.d.ts';
const emittedFolder = 'outDir';

/** What cells may use without importing it: `prompt` and the like. */
const globalsFile = join(__dirname, '..', 'notebook-globals.d.ts');

/** tslab's side: what it asks for, and the function by which it gets a program. */
interface Host {
  rootFiles: string[];
  options: typescript.CompilerOptions;
  system: typescript.System;
  afterProgramCreate?: (program: Builder) => void;
}

/** A program as tslab wants it; with names only, just the part that tells names. */
interface Builder {
  getSourceFile(path: string): unknown;
  getProgram?(): typescript.Program;
  getAllDependencies?(file: typescript.SourceFile): string[];
  emit?: typescript.Program['emit'];
}

/** Makes the programs of a notebook in the current folder. */
export function createPrograms(): Programs {
  const emittedFiles = new WeakSet<typescript.SourceFile>();
  let emitted: Emitted = { cellMap: undefined, files: new Map() };
  let host: Host;
  let compilerHost: typescript.CompilerHost;
  let files: SourceFiles;
  let program: typescript.Program | undefined;
  let names: Set<string> | undefined;
  let resolutions = newResolutions();
  let forgotten = false;

  function start(rootFiles: string[], options: typescript.CompilerOptions, system: typescript.System): Host {
    // Files anywhere on the disk may be imported, not only those below the notebook.
    const rootDir = parse(process.cwd()).root;
    const merged = projectOptions(process.cwd(), { ...options, ...settings, rootDir });
    host = { rootFiles: [...rootFiles, globalsFile], options: merged, system };
    compilerHost = ts.createCompilerHost(host.options);
    files = createSourceFiles();
    Object.assign(compilerHost, {
      getSourceFile: (path: string) => (isOfCells(path) ? parseCell(path) : files.get(path)),
      resolveModuleNameLiterals: (literals: readonly typescript.StringLiteralLike[], from: string) =>
        literals.map(({ text }) => lookUp(text, from)),
      hasInvalidatedResolutions: (path: string) => forgotten && !isInstalled(path),
    });
    return host;
  }

  /** A cell's text is new each time; tslab changes the tree of the declarations, so that is made anew as well. */
  function parseCell(path: string): typescript.SourceFile {
    return ts.createSourceFile(path, host.system.readFile(path) ?? '', ts.ScriptTarget.ES2022);
  }

  function rebuild(): void {
    if (names) {
      const locals = new Map([...names].map((name) => [name, name]));
      names = undefined;
      host.afterProgramCreate?.({ getSourceFile: () => ({ locals }) });
      return;
    }
    files.forgetOwn(forgotten ? 'all' : 'edited');
    const { rootFiles: rootNames, options } = host;
    program = ts.createProgram({ rootNames, options, host: compilerHost, oldProgram: program });
    forgotten = false;
    // tslab looks at what only the checker adds to the trees: parents, and which names mean what.
    program.getTypeChecker();
    host.afterProgramCreate?.(builderOf(program));
  }

  function builderOf(made: typescript.Program): Builder {
    return {
      getProgram: () => made,
      getSourceFile: (path) => made.getSourceFile(path),
      getAllDependencies: (file) => [...withOwnImports(made, file)].map(({ fileName }) => fileName),
      emit(file, write, token, onlyDeclarations, transformers) {
        if (!file || !isOfCells(file.fileName)) return { emitSkipped: true, diagnostics: [] };
        for (const each of withOwnImports(made, file)) if (each !== file) emitOwnFile(made, each);
        const keep: typescript.WriteFileCallback = (path, text, ...more) => {
          if (path.endsWith('.map')) emitted.cellMap = text;
          else write?.(`${emittedFolder}/${basename(path)}`, text, ...more);
        };
        return made.emit(file, keep, token, onlyDeclarations, transformers);
      },
    };
  }

  function emitOwnFile(made: typescript.Program, file: typescript.SourceFile): void {
    if (emittedFiles.has(file)) return;
    emittedFiles.add(file);
    made.emit(file, (path, code) => {
      if (/\.[cm]?js$/.test(path)) {
        emitted.files.set(withoutExtension(file.fileName), { source: file.fileName, code });
      }
    });
  }

  function lookUp(name: string, from: string): typescript.ResolvedModuleWithFailedLookupLocations {
    const found = ts.resolveModuleName(name, from, host.options, compilerHost, resolutions);
    if (found.resolvedModule || name.startsWith('.')) return found;
    // Else from where the kernel is installed.
    return ts.resolveModuleName(name, globalsFile, host.options, compilerHost, resolutions);
  }

  return {
    overrides: {
      createWatchCompilerHost: start as unknown as typeof ts.createWatchCompilerHost,
      createWatchProgram: ((_: Host) => {
        let timer: unknown;
        const schedule = (): void => {
          if (timer) host.system.clearTimeout?.(timer);
          timer = host.system.setTimeout?.(() => {
            timer = undefined;
            rebuild();
          }, 0);
        };
        for (const path of host.rootFiles) if (isOfCells(path)) host.system.watchFile?.(path, schedule);
        rebuild();
        return { close: () => undefined };
      }) as unknown as typeof ts.createWatchProgram,
    },
    latest: () => program as typescript.Program,
    options: () => host.options,
    files: () => files,
    find: (name, from = join(process.cwd(), cellFile)) => lookUp(name, from).resolvedModule?.resolvedFileName,
    tellNames(known) {
      names = known.size > 0 ? known : undefined;
    },
    forgetResolutions() {
      resolutions = newResolutions();
      forgotten = true;
    },
    takeEmitted() {
      const taken = emitted;
      emitted = { cellMap: undefined, files: new Map() };
      return taken;
    },
  };
}

function newResolutions(): typescript.ModuleResolutionCache {
  return ts.createModuleResolutionCache(process.cwd(), (name) => name);
}

function isOfCells(path: string): boolean {
  return [cellFile, earlierFile].includes(basename(path));
}

/** A file and what it imports of the notebook's own files. */
function withOwnImports(
  program: typescript.Program,
  file: typescript.SourceFile,
  found = new Set([file]),
): Set<typescript.SourceFile> {
  for (const path of importedPaths(file)) {
    const imported = program.getSourceFile(path);
    if (!imported || imported.isDeclarationFile || found.has(imported)) continue;
    if (!program.isSourceFileFromExternalLibrary(imported))
      withOwnImports(program, imported, found.add(imported));
  }
  return found;
}

/** What a file of a program imports; TypeScript keeps that in a property that it does not publish. */
function importedPaths(file: typescript.SourceFile): string[] {
  const paths = file.referencedFiles.map(({ fileName }) => resolve(dirname(file.fileName), fileName));
  const { resolvedModules } = file as {
    resolvedModules?: {
      forEach(visit: (found: typescript.ResolvedModuleWithFailedLookupLocations) => void): void;
    };
  };
  resolvedModules?.forEach(({ resolvedModule }) => {
    if (resolvedModule) paths.push(resolvedModule.resolvedFileName);
  });
  return paths;
}

/** `/a/b.ts` → `/a/b`, in the platform's own form. */
export function withoutExtension(path: string): string {
  const { dir, name } = parse(resolve(path));
  return join(dir, name);
}
