import { tf } from '../backend/tf';
import { number } from '../options/option';
import type { OptionTable, Settings } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { Optimizer, optimizerOptions } from './optimizer';
import type { OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link lion}. */
export interface LionOptions extends OptimizerOptions {
  /** How much the running average counts against the gradient in a step, more than 0 and at most 1. Default 0.9. */
  beta1?: number;
  /** How much of the past the running average keeps, 0 … 1. Default 0.99. */
  beta2?: number;
}

const OPTIONS = {
  ...optimizerOptions(0.001),
  beta1: number({ above: 0, most: 1, default: 0.9 }),
  beta2: number({ least: 0, most: 1, default: 0.99 }),
} satisfies OptionTable<LionOptions>;

class Lion extends Optimizer<Settings<typeof OPTIONS>> {
  static readonly className = 'Lion';

  constructor(options: LionOptions) {
    super('lion', readOptions(options, OPTIONS, 'lion'));
  }

  protected override slots(): Record<string, number> {
    return { momentum: 0 };
  }

  protected override update({ variable, gradient, slots, learningRate }: VariableStep): void {
    const { beta1, beta2 } = this.settings;
    const { momentum } = slots;
    const direction = momentum.mul(beta1).add(gradient.mul(1 - beta1));
    variable.assign(variable.sub(direction.sign().mul(learningRate)));
    momentum.assign(momentum.mul(beta2).add(gradient.mul(1 - beta2)));
  }
}

// A saved model names its optimizer by class.
tf.serialization.registerClass(Lion);

/**
 * Lion: every weight takes a step of the same size; averages of its gradients only say in which direction. Choose a
 * learning rate three to ten times smaller than Adam's.
 *
 * Source: X. Chen et al., "Symbolic Discovery of Optimization Algorithms" (2023), algorithm 2; keras.optimizers.Lion.
 *
 * @param options learning rate and betas, with Keras's defaults
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option or a value that there is not
 */
export function lion(options: LionOptions = {}): Optimizer {
  return new Lion(options);
}
