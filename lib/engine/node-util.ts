import util from 'node:util';

// Node 23 removed these two from `util`; tfjs-node 4.22, the last release for now, still calls them in its ops.
const removed = {
  isNullOrUndefined: (value: unknown): boolean => value === null || value === undefined,
  isArray: (value: unknown): boolean => Array.isArray(value),
};

for (const [name, test] of Object.entries(removed)) {
  if (!(name in util)) Object.defineProperty(util, name, { value: test, configurable: true });
}
