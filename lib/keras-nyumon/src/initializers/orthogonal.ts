import { tf } from '../backend/tf';
import { bilingual } from '../options/bilingual';
import { drawWeights } from './draw-weights';
import { StockInitializer } from './initializer';

/** Options of {@link initializers.orthogonal}. */
export interface OrthogonalOptions {
  /** What the weights are multiplied by. Default 1. */
  gain?: number;
  /** Any integer; the same one gives the same weights. Default: what setRandomSeed seeds. */
  seed?: number;
}

/**
 * keras.initializers.Orthogonal: rows, or columns if there are fewer of them, of length 1 and at right angles. All axes but
 * the last count as rows.
 *
 * Source: A. Saxe et al., "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks" (2014).
 */
export class Orthogonal extends StockInitializer {
  static override readonly className = 'Orthogonal';

  constructor(readonly options: OrthogonalOptions = {}) {
    super();
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const size = shape as number[];
    if (size.length < 2) {
      throw new RangeError(
        bilingual({
          ja: `orthogonal は2軸以上の重みのためのものですが、形は [${size.join(', ')}] です。glorotUniform などを使ってください。`,
          en: `orthogonal is for weights of two axes or more, but the shape is [${size.join(', ')}]. Use glorotUniform, for example.`,
        }),
      );
    }
    const columns = size[size.length - 1];
    const rows = tf.util.sizeFromShape(size) / columns;
    const { gain = 1, seed } = this.options;
    return tf.tidy(() => {
      const vectors = [Math.min(rows, columns), Math.max(rows, columns)];
      const random = drawWeights('untruncatedNormal', vectors, 0, 1, seed ?? undefined).dataSync<'float32'>();
      const orthonormal = tf.tensor2d(orthonormalize(random, vectors[1]), vectors as [number, number]);
      return (rows < columns ? orthonormal : orthonormal.transpose()).mul(gain).reshape(size);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { gain = 1, seed = null } = this.options;
    return { gain, seed };
  }
}

tf.serialization.registerClass(Orthogonal);

/**
 * Gram and Schmidt's way: from each vector what it shares with those before it is taken away, and the rest gets length 1.
 * That is the Q of the QR decomposition with a positive diagonal, which Keras takes. Twice, because rounding leaves a little.
 */
function orthonormalize(values: Float32Array, length: number): Float32Array {
  const vectors = Array.from({ length: values.length / length }, (_, i) =>
    Float64Array.from(values.subarray(i * length, (i + 1) * length)),
  );
  vectors.forEach((vector, i) => {
    for (let round = 0; round < 2; round++) {
      for (const former of vectors.slice(0, i)) subtract(vector, former, dot(vector, former));
    }
    const norm = Math.sqrt(dot(vector, vector));
    vector.forEach((value, j) => (vector[j] = value / norm));
  });
  return Float32Array.from(vectors.flatMap((vector) => Array.from(vector)));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function subtract(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] -= factor * b[i];
}
