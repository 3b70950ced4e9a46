import { tf } from '../engine/tf';
import { runNativeOp } from './native-op';

type Call = ReturnType<typeof tf.layers.dropout>['call'];

/** What TensorFlow.js's dropout layer has, mostly privately. */
interface Dropout {
  call: Call;
  rate: number;
  seed?: number;
  noiseShape?: unknown;
  /** How often a seeded layer has drawn. */
  drawn?: number;
}

const LARGEST_SEED = 2 ** 31 - 1;

/**
 * Dropout layers whose masks TensorFlow draws, instead of JavaScript number by number. What setRandomSeed seeds stays
 * seeded. A layer with a seed of its own draws a new mask at each step, as in Keras; TensorFlow.js repeats the first one.
 */
export function installDropout(): void {
  const layer = tf.layers.dropout({ rate: 0.5 });
  const prototype = Object.getPrototypeOf(layer) as Dropout;
  const stock = prototype.call;
  prototype.call = function (this: Dropout, inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }) {
    const [x] = [inputs].flat();
    const isOurs = kwargs.training === true && this.rate > 0 && this.rate < 1 && !this.noiseShape;
    if (!isOurs || x.dtype !== 'float32') return stock.call(this as never, inputs, kwargs);
    this.drawn = (this.drawn ?? 0) + 1;
    const seed = this.seed === undefined ? randomSeed() : [this.seed, this.drawn];
    return tf.tidy(() => x.mul(dropoutMask(x.shape, this.rate, seed)));
  };
}

/** 0 for the share `rate` of the elements, and for the others what keeps the mean: 1 / (1 − rate). */
function dropoutMask(shape: number[], rate: number, seed: number[]): tf.Tensor {
  const type = { dtype: 'float32' } as const;
  const uniform = runNativeOp(
    'StatelessRandomUniform',
    { dtype: type, T: { dtype: 'int32' }, Tseed: { dtype: 'int32' } },
    [tf.tensor1d(shape, 'int32'), tf.tensor1d(seed, 'int32')],
  );
  return uniform
    .greaterEqual(rate)
    .toFloat()
    .mul(1 / (1 - rate));
}

/** Drawn from Math.random, which setRandomSeed seeds. */
function randomSeed(): number[] {
  return [Math.floor(Math.random() * LARGEST_SEED), Math.floor(Math.random() * LARGEST_SEED)];
}
