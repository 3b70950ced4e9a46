import { machine } from '../../host';
import type { EngineName } from './engine-name';
import { loadEngine } from './load-engine';
import { tf } from '../tf';
import { bilingual } from '../../options/bilingual';

/** What computes the reader's tensors. */
export interface Engine {
  /** `native` is TensorFlow's C library, `wasm` WebAssembly with SIMD, `cpu` plain JavaScript. */
  name: EngineName;
  /** The version of TensorFlow's C library; null unless the engine is native. */
  tensorflow: string | null;
  /** The version of TensorFlow.js. */
  tfjs: string;
  /** How many processor cores this process may use. */
  cores: number;
}

/**
 * Makes the engine ready and prints one line about it: its name, TensorFlow's version, the number of cores.
 * The first cell of every lesson calls it.
 *
 * @returns what the line says, as data
 * @throws Error when the engine cannot start
 */
export async function startEngine(): Promise<Engine> {
  const { name, skipped } = loadEngine();
  const backend = name === 'native' ? 'tensorflow' : name;
  if (!(await tf.setBackend(backend))) {
    throw new Error(
      bilingual({
        ja: `計算エンジン ${name} を開始できません。ターミナルで npx keras-nyumon doctor を実行してください。`,
        en: `The engine '${name}' could not start. Run npx keras-nyumon doctor in a terminal.`,
      }),
    );
  }
  const engine: Engine = {
    name,
    tensorflow: name === 'native' ? nativeVersion() : null,
    tfjs: tf.version.tfjs,
    cores: machine.cores(),
  };
  const missed = skipped.map((engineAbove) => engineAbove.name).join(', ');
  const note = missed && ` — ${missed} を読み込めません could not be loaded: npx keras-nyumon doctor`;
  console.log(describeEngine(engine) + note);
  return engine;
}

/** The one line about an engine, such as `エンジン engine: native (TensorFlow 2.21.0, TensorFlow.js 4.22.0), 2 コア cores`. */
function describeEngine({ name, tensorflow, tfjs, cores }: Engine): string {
  const versions = (tensorflow ? `TensorFlow ${tensorflow}, ` : '') + `TensorFlow.js ${tfjs}`;
  return `エンジン engine: ${name} (${versions}), ${cores} コア cores`;
}

function nativeVersion(): string {
  return (tf.backend() as tf.KernelBackend & { binding: { TF_Version: string } }).binding.TF_Version;
}
