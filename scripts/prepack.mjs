// What npm runs in a package's folder before it packs it: compiles it anew, without the maps that need the sources.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

if (!existsSync(compiler)) {
  console.error(
    'コンパイラーが入っていません。リポジトリーのフォルダーで npm ci を実行してください。\n' +
      'The compiler is not installed. Run npm ci in the folder of the repository.',
  );
  process.exit(1);
}
rmSync('dist', { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [compiler, '-b', '--sourceMap', 'false', '--declarationMap', 'false'],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
