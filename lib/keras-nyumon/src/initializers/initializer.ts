import type { Loadable } from '../backend/stock-class';
import { stockClass } from '../backend/stock-class';
import { tf } from '../backend/tf';

/** Draws or makes a layer's first weights (重みの初期値). */
export type Initializer = NonNullable<
  Exclude<Parameters<typeof tf.layers.dense>[0]['kernelInitializer'], string>
>;

/** The class that TensorFlow.js knows initializers by, which its modules do not export. */
export const StockInitializer = Object.getPrototypeOf(stockClass('Zeros')) as Loadable &
  (abstract new () => Initializer);
