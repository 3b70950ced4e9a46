import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { WrapperOptions } from './time-distributed';

/** Options of {@link bidirectional}. */
export interface BidirectionalOptions extends WrapperOptions {
  /** How both outputs become one: side by side, their sum, mean or product; `null` returns both. Default `concat`. */
  mergeMode?: 'concat' | 'sum' | 'ave' | 'mul' | null;
}

/** What TensorFlow.js's layer has, mostly privately. */
interface StockBidirectional extends tf.layers.Layer {
  returnSequences: boolean;
  mergeMode: string | null;
}

/** keras.layers.Bidirectional, whose sequences are 0 where a mask hides them; TensorFlow.js's repeat the step before. */
class Bidirectional extends stockClass<StockBidirectional>('Bidirectional') {
  static override readonly className = 'Bidirectional';

  override call(
    inputs: tf.Tensor | tf.Tensor[],
    kwargs: { mask?: tf.Tensor | tf.Tensor[] | null },
  ): tf.Tensor | tf.Tensor[] {
    const [mask] = [kwargs.mask ?? []].flat();
    if (!this.returnSequences || !(mask as tf.Tensor | undefined)) return super.call(inputs, kwargs);
    return tf.tidy(() => {
      const outputs = [super.call(inputs, kwargs)].flat();
      const sequences = this.mergeMode === null ? 2 : 1;
      const shown = mask.toFloat().expandDims(-1);
      const masked = outputs.map((output, i) => (i < sequences ? output.mul(shown) : output));
      return masked.length === 1 ? masked[0] : masked;
    });
  }
}

tf.serialization.registerClass(Bidirectional);

/** A recurrent layer forwards, and a copy of it backwards, over the same sequence. */
export const bidirectional = defineLayer<BidirectionalOptions, tf.layers.Layer>(
  'bidirectional',
  Bidirectional,
  {
    layer: required,
    mergeMode: 'concat',
  },
);
