/** The Node.js versions that the kernel is tested on: this one, and the other two that we support. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', '.setup', 'kernel-test');

/** Exact releases, by `process.platform` and `process.arch`; the packages hold nothing but the binary. */
const releases: Record<string, Record<string, string>> = {
  'linux-x64': { 22: '22.23.3', 24: '24.21.0' },
  'linux-arm64': { 22: '22.23.3', 24: '24.22.0' },
  'darwin-x64': { 22: '22.23.3', 24: '24.18.1' },
  'win32-x64': { 22: '22.22.2', 24: '24.21.0' },
};

/** A Node.js to test with. */
export interface NodeVersion {
  major: number;
  /** Path of the binary; installed by `prepareNode`. */
  path: string;
}

const here = Number(process.versions.node.split('.')[0]);
const platform = `${process.platform}-${process.arch}`;
const binary = process.platform === 'win32' ? 'node.exe' : 'node';
const packageName = `node-${platform.replace('win32', 'win')}`;

/** The current Node.js first; the others where a package of them exists for this machine. */
export const nodeVersions: NodeVersion[] = [
  { major: here, path: process.execPath },
  ...Object.keys(releases[platform] ?? {})
    .map(Number)
    .filter((major) => major !== here)
    .map((major) => ({
      major,
      path: join(folder, `node-${major}`, 'node_modules', packageName, 'bin', binary),
    })),
];

/** Installs a Node.js unless it is there already. */
export function prepareNode({ major, path }: NodeVersion): void {
  if (existsSync(path)) return;
  const release = releases[platform][major];
  process.stderr.write(
    `Node.js ${release} をテスト用に準備します / preparing Node.js ${release} for the tests\n`,
  );
  const temporary = join(folder, `node-${major}-${process.pid}`);
  mkdirSync(temporary, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(
    npm,
    [
      'install',
      '--prefix',
      temporary,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      `${packageName}@${release}`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
  );
  try {
    renameSync(temporary, join(folder, `node-${major}`));
  } catch {
    // Another test was quicker.
    rmSync(temporary, { recursive: true });
  }
}
