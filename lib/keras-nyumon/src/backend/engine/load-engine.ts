import { engines } from '../../host';
import { installComposedOps } from '../composed/install';
import type { EngineName } from './engine-name';
import { requestedEngine } from './engine-name';
import { installNativeOps } from '../native/install';
import { tf } from '../tf';
import { bilingual } from '../../options/bilingual';

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
  engines.checkTfjs();
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
    bilingual({
      ja: `計算エンジンを読み込めません(${skipped[0].reason.trim()})。ターミナルで npx keras-nyumon doctor を実行してください。`,
      en: `No engine could be loaded (${skipped[0].reason.trim()}). Run npx keras-nyumon doctor in a terminal.`,
    }),
  );
}

const register: Record<EngineName, () => void> = {
  native: () => {
    engines.loadNative();
    installNativeOps();
  },
  wasm: () => {
    engines.loadWasm();
    installComposedOps('wasm');
  },
  cpu: () => {
    void tf.setBackend('cpu');
    // Its first use prints an advertisement for tfjs-node, which the reader has already heard about from us.
    (tf.backend() as tf.KernelBackend & { firstUse: boolean }).firstUse = false;
    installComposedOps('cpu');
  },
};
