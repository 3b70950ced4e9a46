import type { tf } from '../engine/tf';

/** @throws Error when `compile` has not been called for the model */
export function checkCompiled(model: tf.LayersModel): void {
  if ((model.optimizer as tf.Optimizer | undefined) !== undefined) return;
  throw new Error(
    'モデルがまだコンパイルされていません。先に compile(model, { optimizer, loss, metrics }) を実行してください。\n' +
      'The model is not compiled yet. Run compile(model, { optimizer, loss, metrics }) first.',
  );
}
