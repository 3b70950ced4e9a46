import util from 'node:util';

// tfjs-node 4.22, the last release for now, calls these in its ops. Node 22 warns about them on stderr, Node 23 removed
// them: ours take their place everywhere.
const replacements = {
  isNullOrUndefined: (value: unknown): boolean => value === null || value === undefined,
  isArray: (value: unknown): boolean => Array.isArray(value),
};

/** Gives Node's `util` back what tfjs-node needs of it. */
export function returnRemovedFunctions(): void {
  for (const [name, value] of Object.entries(replacements)) {
    Object.defineProperty(util, name, { value, configurable: true, writable: true });
  }
}
