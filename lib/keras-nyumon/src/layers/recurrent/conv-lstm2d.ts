import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { Padding } from '../definition/layer-options';
import type { ForgetOptions } from './lstm';
import { FORGET } from './lstm';
import type { CellOptions, GateOptions } from './recurrent-cell';
import { CELL, GATES } from './recurrent-cell';
import type { SequenceOptions } from './rnn';
import { SEQUENCE } from './rnn';

/** Options of {@link convLstm2d}. */
export interface ConvLSTM2DOptions
  extends Omit<CellOptions, 'units'>, SequenceOptions, GateOptions, ForgetOptions {
  /** How many features are looked for: the channels of the output. */
  filters: number;
  /** How large the window is. */
  kernelSize: number | [number, number];
  /** How far the window moves each time. Default 1. */
  strides?: number | [number, number];
  /** What happens at the edges. Default `valid`: only whole windows. */
  padding?: Padding;
}

/**
 * keras.layers.ConvLSTM2D, which TensorFlow.js has right but for tensors that it leaves behind.
 *
 * Source: X. Shi et al., "Convolutional LSTM Network" (2015).
 */
class ConvLSTM2D extends stockClass<tf.layers.Layer>('ConvLSTM2D') {
  static override readonly className = 'ConvLSTM2D';

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    tf.tidy(() => {
      super.build(inputShape);
    });
  }
}

tf.serialization.registerClass(ConvLSTM2D);

const { units: _units, ...CONVOLVED } = CELL;

/**
 * An LSTM of pictures, whose products are convolutions: [batch, steps, height, width, channels] becomes
 * [batch, newHeight, newWidth, filters], or the same with steps.
 */
export const convLstm2d = defineLayer<ConvLSTM2DOptions, tf.layers.Layer>('convLstm2d', ConvLSTM2D, {
  filters: required,
  kernelSize: required,
  strides: 1,
  padding: 'valid',
  ...CONVOLVED,
  ...GATES,
  ...FORGET,
  ...SEQUENCE,
});
