import { tf } from '../tf';
import type { Attributes } from './native-op';
import { nativeAttributes, nativeBackend } from './native-op';

/**
 * Draws for each element whether it is kept: 1, or 0 for the share `rate`. Each draw takes 8 random bits where they say
 * the rate exactly, as for 0.25 and 0.5, and 16 otherwise, which say it to 2⁻¹⁷: drawing is most of what dropout costs.
 *
 * @param rate 0 … 1
 * @param seed two integers, int32
 * @returns float32
 */
export function randomMask(shape: number[], rate: number, seed: tf.Tensor1D): tf.Tensor {
  const bits = Number.isInteger(rate * 2 ** 8) ? 8 : 16;
  const size = tf.util.sizeFromShape(shape);
  const perDraw = 32 / bits;
  const draws = Math.ceil(size / perDraw);
  return tf.tidy(() => {
    const limit = Math.round(rate * 2 ** bits);
    const kept = compareRandom(draws, limit, bits === 8 ? 'uint8' : 'uint16', seed).toFloat();
    return draws * perDraw === size ? kept.reshape(shape) : kept.flatten().slice(0, size).reshape(shape);
  });
}

/**
 * Random whole numbers of a type that TensorFlow.js does not know, so that they go by their ids.
 *
 * @returns where they are `limit` or more, bool
 */
function compareRandom(
  draws: number,
  limit: number,
  dtype: 'uint8' | 'uint16',
  seed: tf.Tensor1D,
): tf.Tensor {
  const backend = nativeBackend();
  const { binding } = backend;
  const int32 = { dtype: 'int32' } as const;
  const run = (name: string, attributes: Attributes, ids: number[]) =>
    binding.executeOp(name, nativeAttributes(attributes), ids, 1)[0];
  const inputs = backend.getInputTensorIds([tf.tensor1d([draws], 'int32'), seed, tf.scalar(limit, 'int32')]);
  const random = run(
    'StatelessRandomUniformFullInt',
    { dtype: int32, T: int32, Tseed: int32 },
    inputs.slice(0, 2),
  );
  const parts = run('Bitcast', { T: int32, type: { dtype } }, [random.id]);
  const bound = run('Cast', { SrcT: int32, DstT: { dtype }, Truncate: false }, [inputs[2]]);
  const isKept = run('GreaterEqual', { T: { dtype } }, [parts.id, bound.id]);
  for (const { id } of [random, parts, bound]) binding.deleteTensor(id);
  return backend.createOutputTensor(isKept);
}
