import { bilingual } from '../../options/bilingual';
import type { NdArray } from '../../data/nd-array';
import { toTensor } from '../../data/nd-array';
import { tf } from '../../backend/tf';

/**
 * One picture as the model takes it: a batch of one.
 *
 * @returns float32, of the model's input shape; the caller disposes it
 * @throws RangeError when the picture has more or fewer values than the model's input, or the model several inputs
 */
export function inputTensor(model: tf.LayersModel, image: NdArray): tf.Tensor {
  const [input] = model.inputs;
  const shape = input.shape.slice(1).map((length) => length ?? -1);
  const size = shape.reduce((product, length) => product * length, 1);
  if (model.inputs.length === 1 && (size === image.data.length || size < 0))
    return tf.tidy(() =>
      toTensor(image)
        .toFloat()
        .reshape([1, ...shape]),
    );
  const shapes = model.inputs.map((each) => `[${each.shape.map((length) => length ?? 'n').join(', ')}]`);
  const came = `[${image.shape.join(', ')}]`;
  throw new RangeError(
    bilingual({
      ja: `画像の形は ${came} ですが、モデルの入力は ${shapes.join(', ')} です。takeSamples(x, i, i + 1) で1枚を選び、モデルの入力に合わせてください。`,
      en: `The picture has shape ${came}, but the model's input is ${shapes.join(', ')}. Choose one picture with takeSamples(x, i, i + 1) that fits the model's input.`,
    }),
  );
}
