import { tf } from '../../backend/tf';
import { anything, text } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { nextLayerName } from '../definition/define-layer';

/** Options of {@link input}. */
export interface InputOptions {
  /** The shape of one sample, without the batch; `null` leaves an axis open. */
  shape?: tf.Shape;
  /** The shape with the batch size in front. */
  batchShape?: tf.Shape;
  /** The type of the values. Default `float32`. */
  dtype?: tf.DataType;
  /** Default `input_layer`, `input_layer_1` … */
  name?: string;
}

const OPTIONS = {
  shape: anything(),
  batchShape: anything(),
  dtype: anything(),
  name: text(),
} satisfies OptionTable<InputOptions>;

/**
 * Where samples come into a model of one's own wiring: `tf.model({ inputs, outputs })`.
 *
 * @returns what the first layer is applied to
 */
export function input(options: InputOptions): tf.SymbolicTensor {
  const { name, ...settings } = readOptions(options, OPTIONS, 'layers.input');
  return tf.input({ ...settings, name: name ?? nextLayerName('input_layer') });
}
