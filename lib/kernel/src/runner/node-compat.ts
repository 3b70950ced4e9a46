import util from 'node:util';

/**
 * Puts back what Node 23 removed from `util` and tfjs-node 4.22 still calls in its ops, for notebooks that import
 * tfjs-node by itself.
 */
export function restoreRemovedFunctions(): void {
  const removed = {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: (value: unknown) => Array.isArray(value),
  };
  for (const [name, test] of Object.entries(removed)) {
    if (!(name in util))
      Object.defineProperty(util, name, { value: test, configurable: true, writable: true });
  }
}
