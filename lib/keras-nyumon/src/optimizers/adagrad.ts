import { tf } from '../backend/tf';
import { Optimizer } from './optimizer';
import type { OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link adagrad}. */
export interface AdagradOptions extends OptimizerOptions {
  /** What the sums of squared gradients start from. Default 0.1. */
  initialAccumulatorValue?: number;
  /** A small number that keeps the division away from 0. Default 1e-7. */
  epsilon?: number;
}

const DEFAULTS = { learningRate: 0.001, initialAccumulatorValue: 0.1, epsilon: 1e-7 };

class Adagrad extends Optimizer<typeof DEFAULTS> {
  static readonly className = 'Adagrad';

  constructor(options: AdagradOptions) {
    super('adagrad', DEFAULTS, options);
  }

  protected override slots(): Record<string, number> {
    return { accumulator: this.settings.initialAccumulatorValue };
  }

  // TensorFlow's own operation adds epsilon after the root; Keras adds it before.
  protected override update({ variable, gradient, slots, learningRate }: VariableStep): void {
    const { accumulator } = slots;
    accumulator.assign(accumulator.add(gradient.square()));
    const size = accumulator.add(this.settings.epsilon).sqrt();
    variable.assign(variable.sub(gradient.mul(learningRate).div(size)));
  }
}

// A saved model names its optimizer by class.
tf.serialization.registerClass(Adagrad);

/**
 * Adagrad: a weight that has had large gradients takes smaller steps from then on.
 *
 * Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods" (2011); keras.optimizers.Adagrad.
 *
 * @param options learning rate, first value of the sums and epsilon, with Keras's defaults
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option that does not exist
 */
export function adagrad(options: AdagradOptions = {}): Optimizer {
  return new Adagrad(options);
}
