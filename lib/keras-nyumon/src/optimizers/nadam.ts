import { tf } from '../backend/tf';
import { number } from '../options/option';
import type { OptionTable, Settings } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { betaPower } from './beta-power';
import { Optimizer, optimizerOptions } from './optimizer';
import type { OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link nadam}. */
export interface NadamOptions extends OptimizerOptions {
  /** How much of the past the running average of gradients keeps, 0 … 1. Default 0.9. */
  beta1?: number;
  /** How much of the past the running average of squared gradients keeps, 0 … 1. Default 0.999. */
  beta2?: number;
  /** A small number that keeps the division away from 0. Default 1e-7. */
  epsilon?: number;
}

const OPTIONS = {
  ...optimizerOptions(0.001),
  beta1: number({ least: 0, most: 1, default: 0.9 }),
  beta2: number({ least: 0, most: 1, default: 0.999 }),
  epsilon: number({ least: 0, default: 1e-7 }),
} satisfies OptionTable<NadamOptions>;

class Nadam extends Optimizer<Settings<typeof OPTIONS>> {
  static readonly className = 'Nadam';

  constructor(options: NadamOptions) {
    super('nadam', readOptions(options, OPTIONS, 'nadam'));
  }

  protected override slots(): Record<string, number> {
    return { momentum: 0, velocity: 0 };
  }

  protected override update({ variable, gradient, slots, learningRate, step }: VariableStep): void {
    const { epsilon } = this.settings;
    // Keras rounds them to float32 before it takes them from 1.
    const [beta1, beta2] = [Math.fround(this.settings.beta1), Math.fround(this.settings.beta2)];
    const { momentum, velocity } = slots;
    momentum.assign(momentum.add(gradient.sub(momentum).mul(1 - beta1)));
    velocity.assign(
      velocity.add(
        gradient
          .square()
          .sub(velocity)
          .mul(1 - beta2),
      ),
    );
    const [now, next] = [momentumAt(beta1, step), momentumAt(beta1, step + 1)];
    const product = momentumProduct(beta1, step);
    const ahead = momentum.mul(next / (1 - product * next)).add(gradient.mul((1 - now) / (1 - product)));
    const size = velocity
      .div(1 - betaPower(beta2, step))
      .sqrt()
      .add(epsilon);
    variable.assign(variable.sub(ahead.mul(learningRate).div(size)));
  }
}

/** The paper's schedule μₜ, which warms the momentum up. */
function momentumAt(beta1: number, step: number): number {
  return beta1 * (1 - 0.5 * 0.96 ** step);
}

/** μ₁ · μ₂ · … · μₜ; soon so small that what follows changes nothing. */
export function momentumProduct(beta1: number, step: number): number {
  let product = 1;
  for (let t = 1; t <= step && product > 1e-12; t++) product *= momentumAt(beta1, t);
  return product;
}

// A saved model names its optimizer by class.
tf.serialization.registerClass(Nadam);

/**
 * Nadam: Adam with a momentum that looks one step ahead (Nesterov).
 *
 * Source: T. Dozat, "Incorporating Nesterov Momentum into Adam" (2016), algorithm 2; keras.optimizers.Nadam.
 *
 * @param options learning rate, betas and epsilon, with Keras's defaults
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option or a value that there is not
 */
export function nadam(options: NadamOptions = {}): Optimizer {
  return new Nadam(options);
}
