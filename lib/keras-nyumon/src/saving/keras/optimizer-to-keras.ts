import type { Optimizer } from '../../optimizers/optimizer';
import type { Json, JsonObject } from './json';
import { isObject } from './json';
import { kerasObject } from './layer-to-keras';
import { snakeCase } from '../../options/letter-case';

/** An optimizer's description as Keras 3 writes it. */
export function optimizerToKeras(optimizer: Optimizer): JsonObject {
  return kerasObject('keras.optimizers', optimizer.getClassName(), settingsToKeras(optimizer.getConfig()));
}

/** Settings under Keras's names, such as `learning_rate` and `beta_1`; a schedule as an object. */
function settingsToKeras(settings: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      snakeCase(name).replace(/^beta(\d)$/, 'beta_$1'),
      scheduleToKeras(value ?? null),
    ]),
  );
}

function scheduleToKeras(value: Json): Json {
  if (!isObject(value)) return value;
  const { className, config } = value as { className: string; config: JsonObject };
  return kerasObject('keras.optimizers.schedules', className, settingsToKeras(config));
}
