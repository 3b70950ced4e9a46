// What npm runs in a package's folder before it packs it: compiles it anew, without the maps that need the sources.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

rmSync('dist', { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [compiler, '-b', '--sourceMap', 'false', '--declarationMap', 'false'],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
