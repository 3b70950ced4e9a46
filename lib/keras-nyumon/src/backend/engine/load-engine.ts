import path from 'node:path';
import { installComposedOps } from '../composed/install';
import { checkTfjs } from './check-tfjs';
import type { EngineName } from './engine-name';
import { requestedEngine } from './engine-name';
import { installNativeOps } from '../native/install';
import { tf } from '../tf';

/** What came of loading the engines: the first that loaded, and why the ones above it did not. */
export interface LoadedEngine {
  name: EngineName;
  skipped: { name: EngineName; reason: string }[];
}

let loaded: LoadedEngine | undefined;

/** The engine of this process. It is chosen once, when this is first called. */
export function loadEngine(): LoadedEngine {
  loaded ??= registerEngine();
  return loaded;
}

/** Registers the first engine of the ladder native → wasm → cpu that loads, or only the one asked for. */
function registerEngine(): LoadedEngine {
  // TensorFlow's C++ log lines would land in the reader's notebook as red text; errors still arrive as exceptions.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '3';
  checkTfjs();
  const wanted = requestedEngine();
  const ladder: EngineName[] = wanted ? [wanted] : ['native', 'wasm', 'cpu'];
  const skipped: LoadedEngine['skipped'] = [];
  for (const name of ladder) {
    try {
      register[name]();
      return { name, skipped };
    } catch (error) {
      skipped.push({ name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  throw new Error(
    `計算エンジンを読み込めません(${skipped[0].reason.trim()})。ターミナルで npx keras-nyumon doctor を実行してください。\n` +
      `No engine could be loaded (${skipped[0].reason.trim()}). Run npx keras-nyumon doctor in a terminal.`,
  );
}

/* eslint-disable @typescript-eslint/no-require-imports -- an engine that is not installed must not stop the others */
const register: Record<EngineName, () => void> = {
  native: () => {
    require('@tensorflow/tfjs-node');
    installNativeOps();
  },
  wasm: () => {
    const wasm = require('@tensorflow/tfjs-backend-wasm') as typeof import('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + path.sep);
    installComposedOps('wasm');
  },
  cpu: () => {
    void tf.setBackend('cpu');
    // Its first use prints an advertisement for tfjs-node, which the reader has already heard about from us.
    (tf.backend() as tf.KernelBackend & { firstUse: boolean }).firstUse = false;
    installComposedOps('cpu');
  },
};
/* eslint-enable @typescript-eslint/no-require-imports */
