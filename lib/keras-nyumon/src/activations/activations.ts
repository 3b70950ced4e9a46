import type { StockClass } from '../backend/stock-class';
import { stockClass } from '../backend/stock-class';
import { tf } from '../backend/tf';

const SELU_SCALE = 1.0507009873554805;

/** relu that goes no higher than 6. Its slope is 0 at both bends, as in TensorFlow. */
const relu6 = (x: tf.Tensor): tf.Tensor => tf.minimum(6, tf.relu(x));
/** 0 below −3, 1 above 3, straight in between. TensorFlow.js's own is 0.2x + 0.5. */
const hardSigmoid = (x: tf.Tensor): tf.Tensor => relu6(x.add(3)).div(6);
const hardSilu = (x: tf.Tensor): tf.Tensor => x.mul(hardSigmoid(x));
const silu = (x: tf.Tensor): tf.Tensor => x.mul(tf.sigmoid(x));
const inside = (x: tf.Tensor): tf.Tensor => x.abs().less(1);

/** The activation functions (活性化関数), each from a tensor to one of the same shape, by their Keras names in camelCase. */
const functions = {
  /** The same as elu, whose two halves are added: the slope at 0 is therefore 2, in Keras too. */
  celu: (x: tf.Tensor): tf.Tensor => tf.maximum(x, 0).add(tf.minimum(x, 0).expm1()),
  /** x above 0, eˣ − 1 below. */
  elu: (x: tf.Tensor): tf.Tensor => tf.elu(x),
  /** eˣ. */
  exponential: (x: tf.Tensor): tf.Tensor => x.exp(),
  /** x times the share of a normal distribution that lies below x. */
  gelu: (x: tf.Tensor): tf.Tensor => x.mul(x.mul(Math.SQRT1_2).erf().add(1)).mul(0.5),
  /** x where |x| is above 0.5, else 0. */
  hardShrink: (x: tf.Tensor): tf.Tensor => tf.where(x.abs().greater(0.5), x, tf.zerosLike(x)),
  hardSigmoid,
  /** x times hardSigmoid. */
  hardSilu,
  /** The same as hardSilu. */
  hardSwish: hardSilu,
  /** x, but no less than −1 and no more than 1. */
  hardTanh: (x: tf.Tensor): tf.Tensor => x.clipByValue(-1, 1),
  /** x above 0, 0.2x below. */
  leakyRelu: (x: tf.Tensor): tf.Tensor => tf.leakyRelu(x, 0.2),
  /** x itself. */
  linear: (x: tf.Tensor): tf.Tensor => x,
  /** The logarithm of sigmoid. */
  logSigmoid: (x: tf.Tensor): tf.Tensor => tf.softplus(x.neg()).neg(),
  /** The logarithm of softmax. */
  logSoftmax: (x: tf.Tensor): tf.Tensor => tf.logSoftmax(x),
  /** x times tanh(softplus(x)). */
  mish: (x: tf.Tensor): tf.Tensor => x.mul(tf.softplus(x).tanh()),
  /** x above 0, 0 below. */
  relu: (x: tf.Tensor): tf.Tensor => tf.relu(x),
  relu6,
  /** elu, scaled so that layer after layer keeps mean 0 and variance 1. */
  selu: (x: tf.Tensor): tf.Tensor => tf.where(x.less(0), tf.selu(x), x.mul(SELU_SCALE)),
  /** 1 / (1 + e⁻ˣ): a probability. */
  sigmoid: (x: tf.Tensor): tf.Tensor => tf.sigmoid(x),
  /** x times sigmoid(x). */
  silu,
  /** Probabilities along the last axis: all above 0, with sum 1. */
  softmax: (x: tf.Tensor): tf.Tensor => tf.softmax(x),
  /** ln(1 + eˣ): a smooth relu. */
  softplus: (x: tf.Tensor): tf.Tensor => tf.softplus(x),
  /** x drawn towards 0 by 0.5. */
  softShrink: (x: tf.Tensor): tf.Tensor => tf.relu(x.sub(0.5)).sub(tf.relu(x.neg().sub(0.5))),
  /** x / (1 + |x|). */
  softsign: (x: tf.Tensor): tf.Tensor => x.div(x.abs().add(1)),
  /** 0 below −1, x above 1, a parabola in between. */
  sparsePlus: (x: tf.Tensor): tf.Tensor => tf.where(inside(x), x.add(1).square().div(4), tf.relu(x)),
  /** 0 below −1, 1 above 1, straight in between. */
  sparseSigmoid: (x: tf.Tensor): tf.Tensor => tf.where(inside(x), x.add(1).div(2), tf.step(x)),
  /** (x + √(x² + 4)) / 2. */
  squareplus: (x: tf.Tensor): tf.Tensor => x.add(x.square().add(4).sqrt()).div(2),
  /** The same as silu. */
  swish: silu,
  /** The hyperbolic tangent: −1 … 1. */
  tanh: (x: tf.Tensor): tf.Tensor => x.tanh(),
  /** x − tanh(x). */
  tanhShrink: (x: tf.Tensor): tf.Tensor => x.sub(x.tanh()),
};

/** An activation function by its Keras name in camelCase, such as `relu` or `leakyRelu`. */
export type ActivationName = keyof typeof functions;

/**
 * The activation functions (活性化関数) that layers take by name, to be called on tensors: `activations.relu(x)`. They are
 * Keras's; where TensorFlow.js's own differ, layers use these.
 */
export const activations: Readonly<Record<ActivationName, (x: tf.Tensor) => tf.Tensor>> = functions;

interface StockActivation extends tf.serialization.Serializable {
  apply: (x: tf.Tensor) => tf.Tensor;
}

const Activation = Object.getPrototypeOf(stockClass('linear')) as StockClass<StockActivation>;

for (const [name, activation] of Object.entries(functions)) {
  tf.serialization.registerClass(
    class extends Activation {
      static override readonly className = name;
      override apply = (x: tf.Tensor) => tf.tidy(() => activation(x));
      override getConfig = () => ({});
    },
  );
}
