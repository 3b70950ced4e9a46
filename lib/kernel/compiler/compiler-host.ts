/**
 * Compiles cells with settings of ours, where tslab's are looser or narrower, and takes out what tslab throws away:
 * source maps, and the JavaScript of files beside the notebook and above it.
 */
import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import type * as typescript from '@tslab/typescript-for-tslab';
import { ts } from './tslab-typescript';

/** What the compiler wrote, beside the code that goes to tslab. */
export interface Emitted {
  /** source map of the cell's ES module */
  cellMap: string | undefined;
  /** JavaScript of the notebook's own files, by their absolute path without extension */
  files: Map<string, { source: string; code: string }>;
}

/** Steers the host from one compilation to the next. */
export interface HostControl {
  emitted: Emitted;
  /** Names that the cell declares, when the coming rebuild is only made to find them: it is skipped. */
  knownNames: Set<string> | undefined;
  /** Look again for modules that were not found. */
  forgetResolutions(): void;
}

/** tslab's file for the cell, and the one with the declarations of earlier cells. */
const cellFile = '__tslab__.ts';
const emittedFolder = 'outDir';

/** Our settings. */
const settings: typescript.CompilerOptions = {
  strict: true,
  // `catch (error) { error.message }` is what a beginner writes and a lesson needs.
  useUnknownInCatchVariables: false,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  disableTopLevelAwait: false,
  sourceMap: true,
};

/** A `createWatchCompilerHost` for tslab; `control` is filled when tslab calls it. */
export function createHostFactory(control: HostControl): typeof ts.createWatchCompilerHost {
  return ((
    rootFiles: string[],
    options: typescript.CompilerOptions,
    system: typescript.System,
    ...rest: [typescript.CreateProgram<Program>]
  ) => {
    // Files anywhere on the disk may be imported, not only those below the notebook.
    const rootDir = parse(process.cwd()).root;
    let receive: Host['afterProgramCreate'];
    let latest: Program | undefined;
    const handOver = (program: Program): void => receive?.(program);
    const rebuildOrReuse = (rebuild: () => void): void => {
      const before = latest;
      rebuild();
      // The same cell once more: the compiler keeps its program, and tslab, which was handed names only, lacks it.
      if (latest && latest === before) handOver(latest);
    };
    const host: Host = ts.createWatchCompilerHost(
      [...rootFiles, globalsFile],
      { ...options, ...settings, rootDir },
      skippableSystem(system, control, handOver, rebuildOrReuse),
      ...rest,
    );
    resolveModules(host, control);
    Object.defineProperty(host, 'afterProgramCreate', {
      get: () => (program: Program) => {
        latest = Object.assign(Object.create(program) as Program, { emit: redirectEmit(program, control) });
        handOver(latest);
      },
      set: (value: typeof receive) => (receive = value),
    });
    return host;
  }) as typeof ts.createWatchCompilerHost;
}

/** What cells may use without importing it: `prompt` and the like. */
const globalsFile = join(__dirname, '..', 'notebook-globals.d.ts');

type Program = typescript.EmitAndSemanticDiagnosticsBuilderProgram;
type Host = typescript.WatchCompilerHostOfFilesAndCompilerOptions<Program>;

/**
 * tslab compiles a cell twice, the first time only to learn the names it declares. When we know them already, the first
 * time is skipped and tslab is handed the names.
 */
function skippableSystem(
  system: typescript.System,
  control: HostControl,
  handOver: (program: Program) => void,
  rebuildOrReuse: (rebuild: () => void) => void,
): typescript.System {
  const skipped = new Set<unknown>();
  const skippable = Object.create(system) as typescript.System;
  skippable.setTimeout = (rebuild: () => void, delay: number) => {
    const names = control.knownNames;
    if (!names) {
      return system.setTimeout?.(() => {
        rebuildOrReuse(rebuild);
      }, delay) as unknown;
    }
    const timer: unknown = system.setTimeout?.(() => {
      control.knownNames = undefined;
      const onlyNames = { locals: new Map([...names].map((name) => [name, name])) };
      handOver({ getSourceFile: () => onlyNames } as unknown as Program);
    }, delay);
    skipped.add(timer);
    return timer;
  };
  skippable.clearTimeout = (timer: unknown) => {
    // A skipped rebuild has had its turn as far as tslab knows.
    if (!skipped.delete(timer)) system.clearTimeout?.(timer);
    else if (control.knownNames) system.clearTimeout?.(timer);
  };
  return skippable;
}

/** Finds modules from the notebook, else from where this library is installed. */
function resolveModules(host: Host, control: HostControl): void {
  const newCache = (): typescript.ModuleResolutionCache =>
    ts.createModuleResolutionCache(process.cwd(), (name) => name);
  let cache = newCache();
  let forgotten = false;
  control.forgetResolutions = () => {
    cache = newCache();
    forgotten = true;
  };
  host.hasInvalidatedResolutions = (path) => {
    if (!path.endsWith(cellFile)) return false;
    const invalid = forgotten;
    forgotten = false;
    return invalid;
  };
  host.resolveModuleNameLiterals = (literals, containing, redirected, options) =>
    literals.map(({ text }) => {
      const found = ts.resolveModuleName(text, containing, options, host, cache, redirected);
      if (found.resolvedModule || text.startsWith('.')) return found;
      return ts.resolveModuleName(text, globalsFile, options, host, cache, redirected);
    });
}

/** Gives tslab the cell's code under the name it expects and keeps the rest. */
function redirectEmit(program: Program, control: HostControl): typeof program.emit {
  return (file, write, token, onlyDeclarations, transformers) => {
    if (!file) throw new Error('tslab compiles one file at a time');
    const isCell = basename(file.fileName) === cellFile;
    return program.emit(
      file,
      (path, text, ...more) => {
        if (isCell && path.endsWith('.map')) control.emitted.cellMap = text;
        else if (isCell) write?.(`${emittedFolder}/${basename(path)}`, text, ...more);
        else if (path.endsWith('.js')) {
          control.emitted.files.set(withoutExtension(file.fileName), { source: file.fileName, code: text });
        }
      },
      token,
      onlyDeclarations,
      isCell ? transformers : undefined,
    );
  };
}

/** `/a/b.ts` → `/a/b`, in the platform's own form. */
export function withoutExtension(path: string): string {
  const { dir, name } = parse(resolve(path));
  return join(dir, name);
}

/** A path as a reader likes it: relative to the notebook. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.split('..').length > 4 ? path : short || dirname(path);
}
