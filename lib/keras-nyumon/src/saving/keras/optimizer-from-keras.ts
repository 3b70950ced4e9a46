import { tf } from '../../backend/tf';
import { Optimizer } from '../../optimizers/optimizer';
import type { Json, JsonObject } from './json';
import { isObject } from './json';
import { KerasFileError } from './keras-file-error';
import { camelCase } from '../../options/letter-case';

/** Settings of Keras's that say nothing without one of those that are refused, such as `use_ema`. */
const WITHOUT_MEANING = ['name', 'emaMomentum', 'emaOverwriteFrequency', 'isLegacyOptimizer', 'jitCompile'];

/**
 * The optimizer that a description of Keras's means, without its state.
 *
 * @throws Error when there is no such optimizer, or it has a setting that there is not here
 */
export function optimizerFromKeras(description: Json | undefined): Optimizer {
  const { class_name: className, config } = isObject(description) ? description : ({} as JsonObject);
  const known = tf.serialization.SerializationMap.getMap().classNameMap;
  const [Class, fromConfig] = typeof className === 'string' && className in known ? known[className] : [];
  if (!fromConfig || !(Class?.prototype instanceof Optimizer)) throw noOptimizer(JSON.stringify(className));
  return fromConfig(Class, settings(config as JsonObject)) as unknown as Optimizer;
}

/** Settings under the names here. What is off in Keras unless it is turned on need not be said. */
function settings(config: JsonObject): tf.serialization.ConfigDict {
  const named = Object.entries(config).map(
    ([name, value]) => [camelCase(name), settingFromKeras(value)] as const,
  );
  const isOff = (value: unknown) => value === null || value === false;
  return Object.fromEntries(
    named.filter(([name, value]) => !WITHOUT_MEANING.includes(name) && !isOff(value)),
  ) as tf.serialization.ConfigDict;
}

function settingFromKeras(value: Json | undefined): unknown {
  if (typeof value === 'number') return shortest(value);
  if (!isObject(value)) return value;
  return { className: value.class_name, config: settings(value.config as JsonObject) };
}

/** Keras writes 0.001 as 0.0010000000474974513, which is what float32 makes of it. */
function shortest(value: number): number {
  const short = Number(value.toPrecision(7));
  return Math.fround(short) === value ? short : value;
}

function noOptimizer(className: string): KerasFileError {
  return new KerasFileError({
    ja: `最適化手法 ${className} はこのライブラリにありません。`,
    en: `There is no optimizer ${className} here.`,
  });
}
