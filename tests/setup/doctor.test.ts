import { execFile } from 'node:child_process';
import { copyRepository, repository, terminal } from './copy-repository';

interface Visit {
  code: number;
  output: string;
}

const doctor = (root: string, env = terminal()) =>
  new Promise<Visit>((resolve) => {
    execFile(process.execPath, ['scripts/doctor.mjs'], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });

/** The things that the doctor marks so. */
const marked = ({ output }: Visit, mark: string) =>
  [...output.matchAll(new RegExp(`^${mark} (.+?)(?: \\(.*?\\))?:`, 'gm'))].map(([, thing]) => thing);

describe('before anything is installed', () => {
  const bare = copyRepository();
  afterAll(bare.remove);

  test('the doctor says what is missing and what mends it, without a stack trace', async () => {
    const visit = await doctor(bare.root);
    expect(visit.code).toBe(1);
    expect(marked(visit, '✓')).toEqual(expect.arrayContaining(['Node.js', 'npm', 'Python']));
    expect(marked(visit, '✗')).toEqual([
      'JupyterLab',
      'グラフの描画',
      'npm のパッケージ',
      'ライブラリー',
      'データ',
      '学習エンジン',
      'TypeScript カーネル',
    ]);
    expect(visit.output.match(/^ {4}→ npm start -- --prepare-only$/gm)?.length).toBeGreaterThanOrEqual(6);
    expect(visit.output).toContain('A lesson would not run');
    expect(visit.output).not.toMatch(/ {4}at .*:\d+:\d+/);
  });

  test('without Python too', async () => {
    const visit = await doctor(bare.root, terminal({ PATH: '/nowhere' }));
    expect(visit.code).toBe(1);
    expect(marked(visit, '✗')).toContain('Python');
    expect(visit.output).not.toMatch(/ {4}at .*:\d+:\d+/);
  });
});

test('when all is prepared, the doctor starts the kernel and says that a lesson would run', async () => {
  const visit = await doctor(repository, { ...process.env });
  expect(visit.output).not.toMatch(/^✗/m);
  expect(visit.output).toContain('1 + 1 = 2');
  expect(visit.output).toContain('MNIST 60000 + 10000');
  expect(visit.output).toMatch(
    /学習エンジン \(engine\): (TensorFlow \d+\.\d+\.\d+ \((prebuilt|built)\)|wasm|cpu)/,
  );
  expect(visit.code).toBe(0);
});
