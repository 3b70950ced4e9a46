/** Finds what cells import: packages, files beside the notebook, and packages that are ES modules only. */
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import { isPath, type CellCompiler, type LocalFile } from '../compiler/cell-compiler';
import { helperNames, helpers } from '../compiler/module-transform';
import { forgetRebuiltFiles, noteLoadedFiles } from './rebuilt-packages';
import { looks } from './stop';

/** What a module's code is given besides its exports. */
export interface ModuleScope {
  require: (name: string) => unknown;
  importModule: (name: string) => Promise<unknown>;
  /** `import.meta` */
  meta: { url: string; filename: string; dirname: string };
}

/** The modules of a notebook. */
export interface Modules {
  /** The scope of a cell, which runs as if it were this file. */
  scope(file: string): ModuleScope;
  /** Fetches what `require` alone could not load; to be awaited before the cell runs. */
  prepare(names: string[]): Promise<void>;
}

/** Loads packages as Node does for the files of one folder. */
interface Loader {
  require: NodeJS.Require;
  import: (name: string) => Promise<object>;
  /** the ES modules that `import` has fetched */
  fetched: Map<string, unknown>;
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
  const requireOurs = createRequire(__filename);
  const loaders = new Map<string, Loader>();
  const loadedFiles = new Map<LocalFile, Module>();
  let localVersion = 0;

  function loaderOf(from: string): Loader {
    let loader = loaders.get(from);
    if (!loader) loaders.set(from, (loader = createLoader(join(from, 'cell.js'))));
    return loader;
  }

  function requireFrom(from: string, name: string): unknown {
    const local = compiler.localFile(name, from);
    if (local) return loadLocalFile(local);
    const loader = loaderOf(from);
    if (loader.fetched.has(name)) return loader.fetched.get(name);
    if (name === 'tslab') return requireOurs(name);
    try {
      return loader.require(name);
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
      const local = compiler.localFile(name, from);
      if (local) {
        if (!visited.has(local)) await prepareFrom(dirname(local.source), local.imports, visited.add(local));
        continue;
      }
      try {
        requireFrom(from, name);
      } catch (error) {
        if (!needsImport.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
        const loader = loaderOf(from);
        const namespace = await loader.import(name);
        loader.fetched.set(name, Object.defineProperty({ ...namespace }, '__esModule', { value: true }));
      }
    }
  }

  function loadLocalFile(file: LocalFile): unknown {
    const loaded = loadedFiles.get(file);
    if (loaded) return loaded.exports;
    const module = new Module(file.source);
    module.filename = file.source;
    loadedFiles.set(file, module);
    const { require, ...others } = scopeOf(file.source);
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
        ...helpers({ ...others, ...looks }),
      );
    } catch (error) {
      loadedFiles.delete(file);
      throw error;
    }
    return module.exports;
  }

  function scopeOf(file: string): ModuleScope {
    const from = dirname(file);
    return {
      require: (name) => requireFrom(from, name),
      importModule: (name) => importFrom(from, name),
      meta: { url: pathToFileURL(file).href, filename: file, dirname: from },
    };
  }

  return {
    scope: scopeOf,
    async prepare(names) {
      if (names.length > 0) forgetRebuiltFiles();
      if (localVersion !== compiler.localVersion()) loadedFiles.clear();
      localVersion = compiler.localVersion();
      await prepareFrom(folder, names);
      if (names.length > 0) noteLoadedFiles();
    },
  };
}

/** Loads as Node does for the file of this path, which need not exist. */
function createLoader(path: string): Loader {
  return {
    require: createRequire(path),
    import: new Script('(name) => import(name)', {
      filename: path,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }).runInThisContext() as (name: string) => Promise<object>,
    fetched: new Map(),
  };
}

function isNamespace(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Module]';
}
