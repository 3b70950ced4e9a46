import { bilingual } from '../options/bilingual';
import type { tf } from '../backend/tf';
import type { Optimizer } from '../optimizers/optimizer';
import { isOwn } from '../optimizers/optimizer';

/**
 * A model's optimizer, whose learning rate can be read and set.
 *
 * @param what the callback that needs it, as the reader calls it
 * @throws TypeError when it is one of TensorFlow.js's own, whose learning rate cannot
 */
export function ownOptimizer(model: tf.LayersModel, what: string): Optimizer {
  const { optimizer } = model;
  if (isOwn(optimizer)) return optimizer;
  throw new TypeError(
    bilingual({
      ja: `${what} には学習率を変えられる最適化手法が要ります。tf.train.… ではなく adam(…) や sgd(…) を compile に渡してください。`,
      en: `${what} needs an optimizer whose learning rate can be set. Pass adam(…) or sgd(…) to compile instead of tf.train.….`,
    }),
  );
}
