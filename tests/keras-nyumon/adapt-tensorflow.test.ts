import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { nativeOpsInUse } from 'keras-nyumon/dist/backend/native/in-use';
import 'keras-nyumon';

/** What importing modules changes, in a process of its own. */
function changes(engine: 'cpu' | 'native', modules: string[]): string[] {
  const script = path.join(__dirname, 'what-importing-changes.cjs');
  return JSON.parse(
    execFileSync(process.execPath, [script, engine, ...modules], { encoding: 'utf8' }),
  ) as string[];
}

/** What src/adapt-tensorflow.ts lists, on every engine. */
const ALWAYS = [
  'flag TOPOLOGICAL_SORT_CACHE_MAX_ENTRIES',
  ...['Abs', 'All', 'Any', 'Conv3DBackpropInputV2', 'Equal', 'Greater', 'Less', 'LessEqual'].map(gradient),
  ...['LogicalAnd', 'LogicalNot', 'LogicalOr', 'NotEqual'].map(gradient),
  'tf.LayersModel.prototype Symbol(Jupyter.display)',
  'tf.LayersModel.prototype weights',
  'tf.engine() disposeVariable',
  'tf.engine() incRef',
  'tf.engine().state registeredVariables',
  'util isArray',
  'util isNullOrUndefined',
];

test.each(['keras-nyumon', 'keras-nyumon/course'])(
  'importing %s changes what is listed, and nothing else',
  (entry) => {
    const composed = [
      'AvgPoolGrad',
      'Conv2DBackpropFilter',
      'Conv2DBackpropInput',
      'ResizeNearestNeighborGrad',
    ];
    const kernels = composed.map((name) => `kernel cpu_${name}`);
    const listed = ['environment TF_CPP_MIN_LOG_LEVEL', ...ALWAYS, ...kernels];
    expect(changes('cpu', [entry])).toEqual(listed.sort());
  },
);

const whereNative = nativeOpsInUse() ? test : test.skip;

whereNative('on the native engine, too', () => {
  const added = ['BiasAddGrad', 'BlockLSTMV2', 'Conv2DWithBias', 'ReluGrad', 'SoftmaxCrossEntropyWithLogits'];
  const kernels = [...added, 'BatchMatMul', 'Cast', 'GatherV2', 'StepGraph'].map(
    (name) => `kernel tensorflow_${name}`,
  );
  const gradients = [...added, 'Add', 'Relu'].map(gradient);
  expect(changes('native', ['keras-nyumon'])).toEqual([...ALWAYS, ...kernels, ...gradients].sort());
});

test('no folder of the library changes anything by being imported', () => {
  const library = path.dirname(require.resolve('keras-nyumon'));
  const folders = readdirSync(library)
    .filter((name) => name !== 'course')
    .map((name) => path.join(library, name))
    .filter((folder) => existsSync(path.join(folder, 'index.js')));
  expect(folders).not.toHaveLength(0);
  expect(changes('cpu', folders)).toEqual([]);
});

function gradient(kernel: string): string {
  return `gradient ${kernel}`;
}
