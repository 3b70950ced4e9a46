/**
 * tslab's own TypeScript (a 5.0.4 with a few additions), with three doors opened before tslab loads it.
 *
 * tslab hands its settings and files to `createWatchCompilerHost` and its output to `transpileModule`; what we put in
 * between is registered here.
 */
import { createRequire } from 'node:module';
import type * as typescript from '@tslab/typescript-for-tslab';
import { loadWithCodeCache } from './code-cache';

type TypeScript = typeof typescript;

/** Parts of TypeScript that its declarations leave out. */
interface Internals {
  bindSourceFile(file: typescript.SourceFile, options: typescript.CompilerOptions): void;
  getTouchingPropertyName(file: typescript.SourceFile, position: number): typescript.Node;
}

const moduleName = '@tslab/typescript-for-tslab';

/** Lets the next kernel start quicker; to be called once much of the compiler has been used. */
export const keepCompilerCode = loadWithCodeCache(moduleName);

/** The original, untouched. */
export const ts = createRequire(__filename)(moduleName) as TypeScript & Internals;

/** Replaces some of TypeScript's functions for every module loaded afterwards. */
export function overrideTypeScript(overrides: Partial<TypeScript>): void {
  const cached = require.cache[require.resolve(moduleName)];
  if (!cached) throw new Error(`${moduleName} is not loaded`);
  // Its properties cannot be assigned to, so the module as a whole is replaced by a copy.
  cached.exports = { ...ts, ...overrides };
}
