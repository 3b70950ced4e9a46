import { activations } from '../../activations/activations';
import type { tf } from '../../backend/tf';
import { constraints } from '../../constraints/constraints';
import { initializers } from '../../initializers/initializers';
import { bilingual } from '../../options/bilingual';
import { checkName } from '../../options/check-name';
import { checkOptions } from '../../options/check-options';
import { snakeCase } from '../../options/letter-case';
import { regularizers } from '../../regularizers/regularizers';
import type { LayerOptions } from './layer-options';

/** Stands in a table of defaults for an option that has none and must be given. */
export const required = Symbol('required');

/** For each option of a layer what Keras takes when it is left out; undefined is Keras's `None`. */
export type Defaults<Options> = {
  [Name in Exclude<keyof Options, keyof LayerOptions>]-?: Options[Name] | typeof required | undefined;
};

/** A layer with one output: applied to what an input or another layer gives, it gives one such thing again. */
export type OneOutputLayer = {
  /**
   * Connects the layer in a model of one's own wiring.
   *
   * @param inputs what `layers.input` or the layer before gave; of a merging layer, a list
   */
  apply: (inputs: tf.SymbolicTensor | tf.SymbolicTensor[]) => tf.SymbolicTensor;
} & tf.layers.Layer;

/** Makes a layer; without options where none is required. */
export type MakeLayer<Options, Layer = OneOutputLayer> =
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- asks whether no option is required
  {} extends Options ? (options?: Options) => Layer : (options: Options) => Layer;

/** A layer's class, as far as making one needs it. */
export interface LayerClass {
  className: string;
  new (config: never): tf.layers.Layer;
}

/** The names of the options of each class of layers, by the class's name: what a saved model may say. */
export const optionsOfClass = new Map<string, string[]>();

const LAYER_OPTIONS = ['name', 'trainable', 'inputShape', 'batchInputShape', 'dtype'];

/**
 * A function of `layers`: it checks the options, fills in Keras's defaults, names the layer as Keras does, and makes it.
 *
 * @param name     the function's name, for messages
 * @param Class    the layer's class
 * @param defaults every option there is, with Keras's default
 */
export function defineLayer<Options extends LayerOptions, Layer extends tf.layers.Layer = OneOutputLayer>(
  name: string,
  Class: LayerClass,
  defaults: Defaults<Options>,
): MakeLayer<Options, Layer> {
  optionsOfClass.set(Class.className, Object.keys(defaults));
  const known = [...Object.keys(defaults), ...LAYER_OPTIONS];
  const what = `layers.${name}`;
  const make = (options: Partial<Options> = {}): Layer => {
    const given = Object.entries(options).filter(([, value]) => value !== undefined);
    checkSupported(given, known, what);
    checkOptions(options, known, what);
    const config: Record<string, unknown> = { ...defaults, ...Object.fromEntries(given) };
    for (const [option, value] of Object.entries(config)) {
      if (value === required) throw missing(what, option);
      config[option] = withoutName(option, value, what);
    }
    config.name ??= nextLayerName(snakeCase(Class.className));
    return new Class(config as never) as Layer;
  };
  return make;
}

/** Puts the object in the place of its name; TensorFlow.js knows other objects by some of Keras's names. */
function withoutName(option: string, value: unknown, what: string): unknown {
  if (typeof value !== 'string') return value;
  const forOption = `${what} ${option}`;
  if (/activation$/i.test(option)) checkName(value, Object.keys(activations), forOption);
  if (/constraint$/i.test(option)) return byName(constraints, value, forOption);
  if (/initializer$/i.test(option)) return byName(initializers, value, forOption);
  // l1l2 has no strength of its own, so its name alone would do nothing.
  const { l1, l2 } = regularizers;
  if (/regularizer$/i.test(option)) return byName({ l1, l2 }, value, forOption);
  return value;
}

function byName(functions: Record<string, () => unknown>, name: string, what: string): unknown {
  checkName(name, Object.keys(functions), what);
  return functions[name]();
}

/** Options that Keras has for a layer, and nothing here can do. */
const UNSUPPORTED = ['activityRegularizer', 'antialias', 'outputPadding', 'renorm', 'unroll', 'useCudnn'];

function checkSupported(given: [string, unknown][], known: string[], what: string): void {
  const found = given.find(([option]) => UNSUPPORTED.includes(option) && !known.includes(option));
  if (!found) return;
  throw new RangeError(
    bilingual({
      ja: `${what} の ${found[0]} は Keras にはありますが、TensorFlow.js では使えません。この指定を外してください。`,
      en: `Keras has ${found[0]} for ${what}, but TensorFlow.js cannot do it. Leave it out.`,
    }),
  );
}

function missing(what: string, option: string): RangeError {
  return new RangeError(
    bilingual({
      ja: `${what} には ${option} が必要です。${what}({ ${option}: … }) のように書いてください。`,
      en: `${what} needs ${option}. Write ${what}({ ${option}: … }).`,
    }),
  );
}

const counts = new Map<string, number>();

/**
 * A name for the next layer of a kind, counted as Keras counts: `conv2d`, `conv2d_1`, `conv2d_2` …
 *
 * @param kind the layer's Keras name in snake case, such as `max_pooling2d`
 */
export function nextLayerName(kind: string): string {
  const count = counts.get(kind) ?? 0;
  counts.set(kind, count + 1);
  return count === 0 ? kind : `${kind}_${count}`;
}
