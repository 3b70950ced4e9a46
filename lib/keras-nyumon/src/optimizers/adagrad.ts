import { tf } from '../backend/tf';
import { number } from '../options/option';
import type { OptionTable, Settings } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { Optimizer, optimizerOptions } from './optimizer';
import type { OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link adagrad}. */
export interface AdagradOptions extends OptimizerOptions {
  /** What the sums of squared gradients start from. Default 0.1. */
  initialAccumulatorValue?: number;
  /** A small number that keeps the division away from 0. Default 1e-7. */
  epsilon?: number;
}

const OPTIONS = {
  ...optimizerOptions(0.001),
  initialAccumulatorValue: number({ least: 0, default: 0.1 }),
  epsilon: number({ least: 0, default: 1e-7 }),
} satisfies OptionTable<AdagradOptions>;

class Adagrad extends Optimizer<Settings<typeof OPTIONS>> {
  static readonly className = 'Adagrad';

  constructor(options: AdagradOptions) {
    super('adagrad', readOptions(options, OPTIONS, 'adagrad'));
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
 * @throws RangeError for an option or a value that there is not
 */
export function adagrad(options: AdagradOptions = {}): Optimizer {
  return new Adagrad(options);
}
