// Bundles the library as for a browser, with half a host, and trains with it where there is nothing of Node's.
// Prints what it saw, as JSON.
import { build } from 'esbuild';
import vm from 'node:vm';

const ENTRIES = ['keras-nyumon', 'keras-nyumon/course', 'keras-nyumon/notebook'];

/** As much of a browser's half of the host as a training needs. */
const HALF = `
const isMissing = () => { throw new Error('not in this browser'); };
exports.engines = { prepare: () => {}, checkTfjs: () => {}, loadNative: isMissing, loadWasm: isMissing };
exports.machine = { variable: () => undefined, cores: () => 1, afterTurn: (callback) => setTimeout(callback) };
exports.terminal = { isTerminal: () => false, onCtrlC: () => () => {} };
`;

const half = {
  name: 'half',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\/node$/ }, ({ importer }) =>
      /[\\/]dist[\\/]host[\\/]index\.js$/.test(importer) ? { path: 'half', namespace: 'half' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'half' }, () => ({ contents: HALF }));
  },
};

const PROGRAM = `
import { compile, fit, layers, startEngine, tf } from 'keras-nyumon';
globalThis.train = async () => {
  const { name } = await startEngine();
  const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'zeros' })] });
  compile(model, { optimizer: 'sgd', loss: 'meanSquaredError' });
  const { history } = await fit(model, tf.tensor2d([[1], [2]]), tf.tensor2d([[2], [4]]), { epochs: 2, verbose: 0 });
  return { name, losses: history.loss };
};
`;

const common = { bundle: true, platform: 'browser', write: false, logLevel: 'silent', plugins: [half] };
const outcome = await build({ ...common, entryPoints: ENTRIES, format: 'esm', outdir: 'unwritten' }).catch(
  ({ errors }) => ({ errors }),
);
const missing = outcome.errors.map(({ text, location }) => `${location?.file}: ${text}`);
let trained;
if (missing.length === 0) {
  const stdin = { contents: PROGRAM, resolveDir: import.meta.dirname };
  const { outputFiles } = await build({ ...common, stdin, format: 'iife' });
  const { performance, TextEncoder, TextDecoder, crypto, setTimeout, clearTimeout, URL, fetch } = globalThis;
  const page = { performance, TextEncoder, TextDecoder, crypto, setTimeout, clearTimeout, URL, fetch };
  const context = vm.createContext({ ...page, console: { log: () => {}, warn: () => {} } });
  Object.assign(context, { window: context, document: {}, navigator: { userAgent: '' } });
  vm.runInContext(outputFiles[0].text, context);
  trained = await context.train();
}
console.log(JSON.stringify({ missing, trained }));
