/** Finds what cells import: packages, files beside the notebook, and packages that are ES modules only. */
import { createRequire, Module } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { constants, Script } from 'node:vm';
import type { CellCompiler, LocalFile } from '../compiler/cell-compiler';
import { helperNames, helpers } from '../compiler/module-transform';
import { forgetRebuiltFiles, noteLoadedFiles } from './rebuilt-packages';
import { looks } from './stop';

/** What a module's code is given besides its exports. */
export interface ModuleScope {
  require: (name: string) => unknown;
  importModule: (name: string) => Promise<unknown>;
}

/** The modules of a notebook. */
export interface Modules {
  /** the scope of the cells */
  scope: ModuleScope;
  /** Fetches what `require` alone could not load; to be awaited before the cell runs. */
  prepare(names: string[]): Promise<void>;
}

/** Errors of `require` after which `import()` may succeed. */
const needsImport = new Set([
  'ERR_REQUIRE_ESM',
  'ERR_REQUIRE_ASYNC_MODULE',
  'ERR_PACKAGE_PATH_NOT_EXPORTED',
  'ERR_REQUIRE_CYCLE_MODULE',
]);

/**
 * @param folder   the notebook's folder
 * @param compiler knows the TypeScript files that cells import
 * @param onLoad   called after packages may have been loaded
 */
export function createModules(folder: string, compiler: CellCompiler, onLoad: () => void): Modules {
  const requireHere = createRequire(join(folder, 'cell.js'));
  const requireOurs = createRequire(__filename);
  const importHere = new Script('(name) => import(name)', {
    filename: join(folder, 'cell.js'),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext() as (name: string) => Promise<object>;
  const esModules = new Map<string, unknown>();
  const loadedFiles = new Map<LocalFile, Module>();
  let localVersion = 0;

  function requireFrom(from: string, name: string): unknown {
    const local = isPath(name) ? findLocalFile(resolve(from, name)) : undefined;
    if (local) return loadLocalFile(local);
    if (esModules.has(name)) return esModules.get(name);
    if (name === 'tslab') return requireOurs(name);
    try {
      return requireHere(isPath(name) ? resolve(from, name) : name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND' || isPath(name)) throw error;
      return requireOurs(name);
    } finally {
      onLoad();
    }
  }

  async function importFrom(from: string, name: string): Promise<unknown> {
    await prepareFrom(from, [name]);
    const loaded = requireFrom(from, name);
    if (typeof loaded !== 'object' || loaded === null || '__esModule' in loaded || isNamespace(loaded))
      return loaded;
    return { ...loaded, default: loaded };
  }

  async function prepareFrom(from: string, names: string[], visited = new Set<LocalFile>()): Promise<void> {
    for (const name of names) {
      const local = isPath(name) ? findLocalFile(resolve(from, name)) : undefined;
      if (local) {
        if (!visited.has(local)) await prepareFrom(dirname(local.source), local.imports, visited.add(local));
        continue;
      }
      try {
        requireFrom(from, name);
      } catch (error) {
        if (!needsImport.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
        const namespace = await importHere(name);
        esModules.set(name, Object.defineProperty({ ...namespace }, '__esModule', { value: true }));
      }
    }
  }

  function findLocalFile(path: string): LocalFile | undefined {
    const bare = path.replace(/\.(m|c)?(t|j)sx?$/, '');
    return compiler.localFile(bare) ?? compiler.localFile(path) ?? compiler.localFile(join(path, 'index'));
  }

  function loadLocalFile(file: LocalFile): unknown {
    const loaded = loadedFiles.get(file);
    if (loaded) return loaded.exports;
    const module = new Module(file.source);
    module.filename = file.source;
    loadedFiles.set(file, module);
    const { require, importModule } = scopeOf(dirname(file.source));
    const names = ['exports', 'require', 'module', '__filename', '__dirname', ...Object.values(helperNames)];
    const run = new Script(`(function (${names.join(', ')}) {\n${file.code}\n})`, {
      filename: file.source,
      lineOffset: -1,
    }).runInThisContext() as (...values: unknown[]) => void;
    try {
      run(
        module.exports,
        require,
        module,
        file.source,
        dirname(file.source),
        ...helpers({ importModule, ...looks }),
      );
    } catch (error) {
      loadedFiles.delete(file);
      throw error;
    }
    return module.exports;
  }

  function scopeOf(from: string): ModuleScope {
    return {
      require: (name) => requireFrom(from, name),
      importModule: (name) => importFrom(from, name),
    };
  }

  return {
    scope: scopeOf(folder),
    async prepare(names) {
      if (names.length > 0) forgetRebuiltFiles();
      if (localVersion !== compiler.localVersion()) loadedFiles.clear();
      localVersion = compiler.localVersion();
      await prepareFrom(folder, names);
      if (names.length > 0) noteLoadedFiles();
    },
  };
}

/** Whether an import names a file and not a package. */
function isPath(name: string): boolean {
  return name.startsWith('.') || isAbsolute(name);
}

function isNamespace(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Module]';
}
