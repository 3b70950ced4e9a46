import { nearestName } from '../options/nearest-name';
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
  if (Object.hasOwn(byName, name)) return byName[name]();
  const names = Object.keys(byName);
  const meant = nearestName(name, names);
  throw new RangeError(
    `「${name}」という最適化手法はありません。${meant ? `「${meant}」ではありませんか` : `使えるのは ${names.join(', ')} です`}。\n` +
      `There is no optimizer '${name}'. ${meant ? `Did you mean '${meant}'?` : `There are ${names.join(', ')}.`}`,
  );
}
