import { stockClass } from '../backend/stock-class';
import type { tf } from '../backend/tf';
import { nativeOpsInUse } from '../backend/native/in-use';
import { Conv2D } from './conv';
import type { StockConv } from './conv';
import { MaxPooling2D } from './max-pooling-2d';

/** A convolution with relu, and the max pooling that alone goes on with what it gives. */
interface Pair {
  conv: StockConv;
  pool: MaxPooling2D;
}

const linear = new (stockClass<StockConv['activation']>('linear'))({});

/**
 * Computes with each max pooling before the relu of the convolution that it follows. The largest value of a window after
 * relu is relu of the largest one before, so the results and gradients are the same; but relu then goes over the few
 * values that are left.
 *
 * @param compute runs the model; what it does with other models stays as it is
 */
export function withPoolingFirst<T>(model: tf.LayersModel, compute: () => T): T {
  const pairs = nativeOpsInUse() ? findPairs(model) : [];
  const activations = pairs.map(({ conv }) => conv.activation);
  try {
    pairs.forEach(({ conv, pool }, i) => {
      conv.activation = linear;
      pool.activation = activations[i];
    });
    return compute();
  } finally {
    pairs.forEach(({ conv, pool }, i) => {
      conv.activation = activations[i];
      pool.activation = undefined;
    });
  }
}

/** How a layer is connected, as TensorFlow.js keeps it. */
interface Wiring {
  inboundNodes: unknown[];
  outboundNodes: { outboundLayer: tf.layers.Layer }[];
}

function findPairs(model: tf.LayersModel): Pair[] {
  return model.layers.flatMap((layer) => {
    if (!(layer instanceof Conv2D)) return [];
    const conv = layer as StockConv & Wiring;
    const pool = conv.outboundNodes.at(0)?.outboundLayer;
    const isReluOfPictures = conv.dataFormat === 'channelsLast' && conv.activation.getClassName() === 'relu';
    if (!isReluOfPictures || !(pool instanceof MaxPooling2D) || pool.dataFormat !== 'channelsLast') return [];
    const isUsedOnce = ({ inboundNodes, outboundNodes }: Wiring) =>
      inboundNodes.length === 1 && outboundNodes.length <= 1;
    const areAlone = isUsedOnce(conv) && (pool as unknown as Wiring).inboundNodes.length === 1;
    return areAlone && !model.outputs.includes(conv.output as tf.SymbolicTensor) ? [{ conv, pool }] : [];
  });
}
