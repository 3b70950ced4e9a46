import { checkName } from '../options/check-name';
import type { Loss } from './loss';
import type { LossName } from './loss-name';
import { losses } from './losses';

const byName: Record<LossName, () => Loss> = {
  ...losses,
  mae: losses.meanAbsoluteError,
  mape: losses.meanAbsolutePercentageError,
  mse: losses.meanSquaredError,
  msle: losses.meanSquaredLogarithmicError,
};

/**
 * A loss with Keras's defaults, by its name.
 *
 * @throws RangeError when there is none of that name, with the one that was probably meant
 */
export function lossByName(name: LossName): Loss {
  checkName(name, Object.keys(byName), 'loss');
  return byName[name]();
}
