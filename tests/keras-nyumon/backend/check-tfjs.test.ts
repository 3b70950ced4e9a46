import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'project-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(resolve('lib/keras-nyumon'), join(project, 'node_modules/keras-nyumon'), 'junction');
  writeFileSync(join(project, 'program.cjs'), "console.log(require('keras-nyumon').tf.version.tfjs);");
});
afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

const install = (version: string) => {
  const manifest = join(project, 'node_modules/@tensorflow/tfjs/package.json');
  mkdirSync(dirname(manifest), { recursive: true });
  writeFileSync(manifest, JSON.stringify({ name: '@tensorflow/tfjs', version }));
};
const run = () => {
  const env = { ...process.env, KERAS_NYUMON_ENGINE: 'cpu' };
  return spawnSync(process.execPath, ['program.cjs'], { cwd: project, env, encoding: 'utf8' });
};

test('a program beside whose TensorFlow.js is another version is told both versions and what to install', () => {
  install('4.21.0');
  const { status, stderr } = run();
  expect(status).toBe(1);
  expect(stderr).toMatch(/TensorFlow\.js は 4\.22\.0 が必要ですが、4\.21\.0 が入っています.*tfjs/);
  expect(stderr).toMatch(/TensorFlow\.js 4\.22\.0 is needed, but there is 4\.21\.0.*tfjs/);
  expect(stderr).toContain('npm install --ignore-scripts @tensorflow/tfjs@4.22.0');
});

test('the same version, or none, is no reason to stop', () => {
  expect(run()).toMatchObject({ status: 0, stdout: '4.22.0\n' });
  install('4.22.0');
  expect(run()).toMatchObject({ status: 0, stdout: '4.22.0\n' });
});
