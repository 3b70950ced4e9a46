// Runs the tests that tfjs-core publishes with itself against this library's native engine. Prints one JSON object:
// how many passed, and the failed ones with what they said. KERAS_NYUMON_STOCK=1 turns our own operations off.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const typescript = require('typescript');
const jasmineCore = require('jasmine-core');

const folder = path.join(path.dirname(require.resolve('@tensorflow/tfjs-core/package.json')), 'dist');

// The published tests are ES modules in .js files, which Node does not take from a CommonJS package. Functions of a
// module must stay replaceable, because the tests spy on them; that is so in what TypeScript makes of it.
const plain = Module._extensions['.js'];
Module._extensions['.js'] = (module, file) => {
  if (!file.startsWith(folder + path.sep) || file.endsWith('.node.js')) return plain(module, file);
  const { outputText } = typescript.transpileModule(fs.readFileSync(file, 'utf8'), {
    compilerOptions: { module: typescript.ModuleKind.CommonJS, target: typescript.ScriptTarget.ES2022 },
  });
  module._compile(outputText, file);
};

const jasmine = jasmineCore.boot(jasmineCore);
const { tf } = require('keras-nyumon');
const { setTestEnvs } = require('@tensorflow/tfjs-core/dist/jasmine_util.js');

// What tests print is not for whoever reads the result.
for (const name of ['log', 'warn', 'error']) console[name] = () => undefined;

/** @type {{ passed: number, skipped: number, failed: Record<string, string> }} */
const result = { passed: 0, skipped: 0, failed: {} };
const env = jasmine.getEnv();
env.configure({ random: false });
env.clearReporters();
env.addReporter({
  specDone({ status, fullName, failedExpectations }) {
    if (status === 'passed') result.passed++;
    else if (status === 'failed') result.failed[fullName] = failedExpectations[0].message.slice(0, 300);
    else result.skipped++;
  },
  jasmineDone() {
    process.stdout.write(JSON.stringify(result), () => process.exit());
  },
});
tf.ready().then(() => {
  setTestEnvs([{ name: 'native', backendName: 'tensorflow', flags: {}, isDataSync: true }]);
  require('@tensorflow/tfjs-core/dist/tests.js');
  env.execute();
});
