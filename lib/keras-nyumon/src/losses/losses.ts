import { checkName } from '../options/check-name';
import type { Loss } from './loss';
import * as functions from './loss-functions';

/**
 * The loss functions (損失関数) of Keras, for {@link compile}: by name, as in `loss: 'huber'`, or with options, as in
 * `loss: losses.huber({ delta: 2 })`.
 */
export * as losses from './loss-functions';

const byName = {
  ...functions,
  mae: functions.meanAbsoluteError,
  mape: functions.meanAbsolutePercentageError,
  mse: functions.meanSquaredError,
  msle: functions.meanSquaredLogarithmicError,
};

/** The loss functions (損失関数) that {@link compile} takes by name; `mae`, `mape`, `mse` and `msle` are Keras's short names. */
export type LossName = keyof typeof byName;

/**
 * A loss by its name.
 *
 * @param options Keras's defaults, if left out
 * @throws RangeError when there is none of that name, with the one that was probably meant
 */
export function lossByName(name: LossName, options: object = {}): Loss {
  checkName(name, Object.keys(byName), 'loss');
  const make: (options: object) => Loss = byName[name];
  return make(options);
}
