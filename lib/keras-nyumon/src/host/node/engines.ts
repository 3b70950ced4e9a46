/* eslint-disable @typescript-eslint/no-require-imports -- an engine that is not installed must not stop the others */
import path from 'node:path';
import type { Engines } from '../host';
import { checkTfjs } from './check-tfjs';
import { returnRemovedFunctions } from './removed-functions';

export const engines: Engines = {
  checkTfjs,
  prepare: () => {
    returnRemovedFunctions();
    // TensorFlow's C++ log lines would land in the reader's notebook as red text; errors still arrive as exceptions.
    process.env.TF_CPP_MIN_LOG_LEVEL ??= '3';
  },
  loadNative: () => {
    require('@tensorflow/tfjs-node');
  },
  loadWasm: () => {
    const wasm = require('@tensorflow/tfjs-backend-wasm') as typeof import('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + path.sep);
  },
};
