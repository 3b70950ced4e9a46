import { tf } from '../backend/tf';
import { bilingual } from '../options/bilingual';
import { StockInitializer } from './initializer';

/** Options of {@link initializers.identity}. */
export interface IdentityOptions {
  /** What stands on the diagonal. Default 1. */
  gain?: number;
}

/** keras.initializers.Identity: ones on the diagonal of a matrix; TensorFlow.js's refuses what is not square. */
export class Identity extends StockInitializer {
  static override readonly className = 'Identity';

  constructor(readonly options: IdentityOptions = {}) {
    super();
  }

  override apply(shape: tf.Shape): tf.Tensor {
    if (shape.length !== 2) {
      throw new RangeError(
        bilingual({
          ja: `identity は行列の重みのためのものですが、形は [${shape.join(', ')}] です。`,
          en: `identity is for weights that are a matrix, but the shape is [${shape.join(', ')}].`,
        }),
      );
    }
    return tf.tidy(() => tf.eye(shape[0] ?? 0, shape[1] ?? 0).mul(this.options.gain ?? 1));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { gain: this.options.gain ?? 1 };
  }
}

tf.serialization.registerClass(Identity);
