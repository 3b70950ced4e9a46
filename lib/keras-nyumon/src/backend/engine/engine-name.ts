import { machine } from '../../host';
import { bilingual } from '../../options/bilingual';

/** The engines, best first: TensorFlow's C library, WebAssembly with SIMD, plain JavaScript. */
const ENGINE_NAMES = ['native', 'wasm', 'cpu'] as const;

/** One of the names of engines. */
export type EngineName = (typeof ENGINE_NAMES)[number];

/**
 * The engine that the environment variable KERAS_NYUMON_ENGINE asks for, if it asks for one.
 *
 * @throws RangeError when the variable holds anything but an engine's name
 */
export function requestedEngine(): EngineName | undefined {
  const wanted = machine.variable('KERAS_NYUMON_ENGINE');
  if (wanted === undefined || wanted === '') return undefined;
  const engine = ENGINE_NAMES.find((name) => name === wanted);
  if (engine) return engine;
  throw new RangeError(
    bilingual({
      ja: `環境変数 KERAS_NYUMON_ENGINE が「${wanted}」です。${ENGINE_NAMES.join('・')} のどれかにするか、消してください。`,
      en: `KERAS_NYUMON_ENGINE is '${wanted}'. Set it to one of ${ENGINE_NAMES.join(', ')}, or unset it.`,
    }),
  );
}
