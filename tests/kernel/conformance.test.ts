import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jupyterPython } from './jupyter-python';
import { nodeVersions, prepareNode } from './node-versions';

const root = join(__dirname, '..', '..');
const packages = join(root, '.setup', 'kernel-test', 'python');

/** Installs the conformance test unless it is there already. */
function prepareConformanceTest(): void {
  if (existsSync(packages)) return;
  process.stderr.write('jupyter_kernel_test を準備します / preparing jupyter_kernel_test\n');
  const temporary = `${packages}-${process.pid}`;
  mkdirSync(temporary, { recursive: true });
  const requirements = join(__dirname, 'requirements.txt');
  execFileSync(
    jupyterPython,
    ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', temporary, '-r', requirements],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  try {
    renameSync(temporary, packages);
  } catch {
    rmSync(temporary, { recursive: true });
  }
}

test.each(nodeVersions)(
  "Jupyter's own conformance test passes, all of it (Node.js $major)",
  (version) => {
    prepareNode(version);
    prepareConformanceTest();
    const report = execFileSync(jupyterPython, [join(__dirname, 'conformance.py'), '-v'], {
      env: { ...process.env, KERNEL_NODE: version.path, PYTHONPATH: packages },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    expect(report).toContain('12 of 12 passed, none skipped');
  },
  300_000,
);
