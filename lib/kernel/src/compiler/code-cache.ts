/** Loads a large module with the machine code that an earlier run kept of it: V8 then need not compile it again. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/**
 * Loads a CommonJS module, for everyone who requires it afterwards.
 *
 * @param name the module, as it would be required
 * @returns    keeps the code for the next run, unless it is kept already: to be called when much of it has been used
 */
export function loadWithCodeCache(name: string): () => void {
  const path = require.resolve(name);
  const cacheFile = join(cacheFolder(path), `${basename(path)}-${process.version}-${process.arch}.code`);
  const cachedData = readIfThere(cacheFile);
  const script = new Script(Module.wrap(readFileSync(path, 'utf8')), { filename: path, cachedData });
  const module = new Module(path);
  module.filename = path;
  module.paths = createRequire(path).resolve.paths(name) ?? [];
  require.cache[path] = module;
  const run = script.runInThisContext() as (...scope: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
  module.loaded = true;
  return () => {
    if (cachedData && script.cachedDataRejected === false) return;
    try {
      mkdirSync(dirname(cacheFile), { recursive: true });
      // In one go, as another kernel may be reading it.
      writeFileSync(`${cacheFile}-${process.pid}`, script.createCachedData());
      renameSync(`${cacheFile}-${process.pid}`, cacheFile);
    } catch {
      // Where nothing can be written, every start takes as long as the first.
    }
  };
}

/** The folder that tools use for what they can make again, beside the packages. */
function cacheFolder(path: string): string {
  const packages = path.slice(0, path.lastIndexOf('node_modules') + 'node_modules'.length);
  return join(packages, '.cache', 'tslab-kernel');
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
