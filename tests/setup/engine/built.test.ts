// Rung 2: tfjs-node's source against TensorFlow's wheel, built once, with the files of the wheel that this repository's own
// engine was built from. A repository that runs on the prebuilt engine has none: most of this is then skipped.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  addOneAndTwo,
  inNode,
  makeScratchRoot,
  NO_NATIVE,
  NOWHERE,
  prepare,
  repository,
  type ScratchRoot,
} from './scratch-root';

// Each test starts Nodes of its own, which a busy machine makes wait.
jest.setTimeout(300_000);

const COMPILES = { ...NO_NATIVE, CXX: undefined };
const keptHere = join(repository, '.setup/engine');
const tensorflow = existsSync(keptHere)
  ? readdirSync(keptHere).find((name) => name.startsWith('tensorflow-'))
  : undefined;
const onlyWhereBuilt = tensorflow ? test : test.skip;

let scratch: ScratchRoot;
beforeAll(() => {
  scratch = makeScratchRoot();
  mkdirSync(scratch.kept, { recursive: true });
  if (tensorflow) symlinkSync(join(keptHere, tensorflow), join(scratch.kept, tensorflow), 'dir');
});
afterAll(() => {
  scratch.remove();
});

const engine = () => dirname(join(scratch.tfjsNode, readlinkSync(join(scratch.tfjsNode, 'lib'))));
const addon = () => join(engine(), 'lib/napi-v8/tfjs_binding.node');

onlyWhereBuilt('the addon is built, runs, and TensorFlow says nothing while it does', async () => {
  // What a run that was killed has left behind, and what an older version of the packages used.
  mkdirSync(join(scratch.kept, 'tmp-999999999-abc'));
  mkdirSync(join(scratch.kept, 'built-4.0.0-2.9.1-00000000'));
  const prepared = await prepare(scratch, COMPILES);
  expect(prepared).toMatchObject({ rung: 'built', tried: [{ rung: 'prebuilt' }] });
  expect(prepared.tensorflow).toMatch(/^2\.\d+\.\d+$/);
  expect(prepared.notes).toHaveLength(1);
  expect(await addOneAndTwo(scratch.root)).toEqual({ stdout: '3\n', stderr: '' });
  expect(readdirSync(scratch.kept).sort()).toEqual([
    expect.stringMatching(/^built-4\.22\.0-2\.\d+\.\d+-[0-9a-f]{8}$/),
    expect.stringMatching(/^tensorflow-2\.\d+\.\d+$/),
  ]);
});

onlyWhereBuilt(
  'after npm ci the kept engine comes back without a compiler, a Python or a network',
  async () => {
    rmSync(join(scratch.tfjsNode, 'lib'));
    expect(await prepare(scratch, { ...NO_NATIVE, PATH: '' })).toMatchObject({
      rung: 'built',
      tried: [],
      notes: [],
    });
    expect((await addOneAndTwo(scratch.root)).stdout).toBe('3\n');
  },
);

onlyWhereBuilt('an addon that would kill the process that loads it is told of, and taken away', async () => {
  const source = join(scratch.root, 'crash.c');
  writeFileSync(
    source,
    '#include <signal.h>\n__attribute__((constructor)) static void crash(void) { raise(SIGILL); }\n',
  );
  rmSync(addon());
  execFileSync('cc', ['-shared', '-fPIC', source, '-o', addon()]);
  const state = await inNode<{ missing: { what: string }[] }>(
    `return engineState({ from: ${JSON.stringify(scratch.root)}, prepare: 'npx keras-nyumon engine' });`,
    NO_NATIVE,
  );
  expect(state.missing.map(({ what }) => what).join('\n')).toMatch(/AVX[^]*\n.*AVX/);
  expect((await prepare(scratch, NO_NATIVE)).rung).toBe('wasm');
  expect(existsSync(join(scratch.tfjsNode, 'lib'))).toBe(false);
});

test('without a compiler the note names the package to install', async () => {
  const other = makeScratchRoot();
  const { rung, tried, notes } = await prepare(other, NO_NATIVE);
  other.remove();
  expect(rung).toBe('wasm');
  expect(tried[1].error).toMatch(
    process.platform === 'win32'
      ? /Building is not possible/
      : /C\+\+コンパイラがありません。入れるには: .+\nThere is no C\+\+ compiler\. To install one: (sudo|xcode-select)/,
  );
  expect(notes.join('\n')).toContain(tried[1].error);
});

onlyWhereBuilt('without the wheel the note says so', async () => {
  const other = makeScratchRoot();
  const { rung, tried } = await prepare(other, {
    ...COMPILES,
    PIP_INDEX_URL: NOWHERE,
    PIP_EXTRA_INDEX_URL: '',
    PIP_RETRIES: '0',
    PIP_FIND_LINKS: '',
    PIP_CONFIG_FILE: '/dev/null',
  });
  expect(rung).toBe('wasm');
  expect(tried[1].error).toMatch(/tensorflow.* をダウンロードできません[^]*Can't download tensorflow/);
  expect(readdirSync(other.kept)).toEqual([]);
  other.remove();
});

onlyWhereBuilt('without a Python the note says which one was meant, and what installs one', async () => {
  const other = makeScratchRoot();
  const { tried } = await prepare(other, { ...COMPILES, KERAS_NYUMON_PYTHON: '/none/python' });
  other.remove();
  expect(tried[1].error).toMatch(
    /KERAS_NYUMON_PYTHON の \/none\/python は.*3\.10 以上[^]*\/none\/python, which KERAS_NYUMON_PYTHON names, [^]*\n→ .*install.*python/i,
  );
});
