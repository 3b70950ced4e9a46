import type { tf } from '../../backend/tf';
import { optionsOfClass } from '../../layers/definition/define-layer';
import { KerasFileError } from './keras-file-error';

type Options = tf.serialization.ConfigDict;

/** Options of every layer. */
const OF_EVERY_LAYER = ['name', 'trainable', 'dtype', 'batchInputShape', 'inputDType'];

/** Options of which one of the libraries says what it does anyway, by name. */
const HARMLESS: Record<string, (value: unknown) => boolean> = {
  // Of a transposed convolution, and of Resizing's bars.
  dilationRate: (value) => [value].flat().every((rate) => rate === 1),
  fillMode: (value) => value === 'constant',
  // How fast, not what, is computed.
  implementation: () => true,
  useCudnn: () => true,
  synchronized: () => true,
  // Needs `renorm`.
  renormMomentum: () => true,
  // Bidirectional sets it; a wrapped layer here does the same without being told.
  zeroOutputForMask: () => true,
  // Old names: of LeakyReLU's slope, and of what an Embedding's input shape says.
  alpha: () => true,
  inputLength: () => true,
};

/**
 * A layer's options without those that the other library does not have and that do nothing.
 *
 * @param options in TensorFlow.js's form
 * @throws KerasFileError when such an option does something
 */
export function knownOptions(className: string, options: Options): Options {
  const own = optionsOfClass.get(className);
  if (!own) return options;
  const known = [...own, ...OF_EVERY_LAYER];
  const unknown = Object.entries(options).filter(([name]) => !known.includes(name));
  const working = unknown.find(([name, value]) => !isHarmless(name, value));
  if (working) throw unknownOption(className, ...working);
  return Object.fromEntries(Object.entries(options).filter(([name]) => known.includes(name)));
}

function isHarmless(name: string, value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 'channelsLast') return true;
  return name in HARMLESS && HARMLESS[name](value);
}

function unknownOption(className: string, name: string, value: unknown): KerasFileError {
  const option = `${name} = ${JSON.stringify(value).slice(0, 60)}`;
  return new KerasFileError({
    ja: `層 ${className} の ${option} は、Keras とこのライブラリの片方にしかありません。この指定を外して保存し直してください。`,
    en: `Layer ${className}: ${option} exists in only one of Keras and this library. Leave it out and save again.`,
  });
}
