// The package as npm would publish it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', 'lib', 'kernel');

test('the tarball has all that was compiled, and nothing else', () => {
  const target = mkdtempSync(join(tmpdir(), 'pack-'));
  const words = ['pack', '--ignore-scripts', '--json', '--pack-destination', target];
  const answer = execFileSync('npm', words, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files, filename }] = JSON.parse(answer) as {
    filename: string;
    files: { path: string; mode: number }[];
  }[];
  expect(readdirSync(target)).toEqual([filename]);
  rmSync(target, { recursive: true });

  const sources = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `dist/${path.replaceAll('\\', '/').replace(/\.ts$/, '')}`);
  const others = ['package.json', 'LICENSE', 'README.md', 'README.en.md', 'CHANGELOG.md', 'logo-svg.svg'];
  const wanted = [
    ...others,
    'bin/tslab-kernel.js',
    ...sources.flatMap((path) => [`${path}.js`, `${path}.d.ts`]),
  ];
  expect(files.map(({ path }) => path).sort()).toEqual(wanted.sort());
  expect((files.find(({ path }) => path === 'bin/tslab-kernel.js')?.mode ?? 0) & 0o111).toBe(0o111);
});
