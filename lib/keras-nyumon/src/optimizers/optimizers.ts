import { checkName } from '../options/check-name';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamW } from './adam-w';
import { adamax } from './adamax';
import { ftrl } from './ftrl';
import { lion } from './lion';
import { nadam } from './nadam';
import type { Optimizer } from './optimizer';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

const byName = { adadelta, adagrad, adam, adamW, adamax, ftrl, lion, nadam, rmsprop, sgd };

/** The optimizers (最適化手法) that {@link compile} takes by name. */
export type OptimizerName = keyof typeof byName;

/**
 * A new optimizer with Keras's defaults, by its name.
 *
 * @throws RangeError when there is none of that name
 */
export function optimizerByName(name: OptimizerName): Optimizer {
  checkName(name, Object.keys(byName), 'optimizer');
  return byName[name]();
}
