import { tf } from '../backend/tf';
import { number } from '../options/option';
import type { OptionTable, Settings } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { OptimizerOperation } from '../backend/native/optimizer-op';
import { betaPower } from './beta-power';
import { Optimizer, optimizerOptions } from './optimizer';
import type { NextStep, OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link adamax}. */
export interface AdamaxOptions extends OptimizerOptions {
  /** How much of the past the running average of gradients keeps, 0 … 1. Default 0.9. */
  beta1?: number;
  /** How slowly the largest gradient is forgotten, 0 … 1. Default 0.999. */
  beta2?: number;
  /** A small number that keeps the division away from 0. Default 1e-7. */
  epsilon?: number;
}

const OPTIONS = {
  ...optimizerOptions(0.001),
  beta1: number({ least: 0, most: 1, default: 0.9 }),
  beta2: number({ least: 0, most: 1, default: 0.999 }),
  epsilon: number({ least: 0, default: 1e-7 }),
} satisfies OptionTable<AdamaxOptions>;

class Adamax extends Optimizer<Settings<typeof OPTIONS>> {
  static readonly className = 'Adamax';

  constructor(options: AdamaxOptions) {
    super('adamax', readOptions(options, OPTIONS, 'adamax'));
  }

  protected override slots(): Record<string, number> {
    return { momentum: 0, norm: 0 };
  }

  protected override operation({ learningRate, step }: NextStep): OptimizerOperation {
    const { beta1, beta2, epsilon } = this.settings;
    return {
      name: 'ResourceApplyAdaMax',
      slots: ['momentum', 'norm'],
      inputs: [betaPower(beta1, step), learningRate, beta1, beta2, epsilon, 'gradient'],
    };
  }

  protected override update({ variable, gradient, slots, learningRate, step }: VariableStep): void {
    const { beta1, beta2, epsilon } = this.settings;
    const { momentum, norm } = slots;
    const power = betaPower(beta1, step);
    momentum.assign(momentum.add(gradient.sub(momentum).mul(1 - beta1)));
    norm.assign(norm.mul(beta2).maximum(gradient.abs()));
    variable.assign(variable.sub(momentum.mul(learningRate).div(norm.add(epsilon).mul(1 - power))));
  }
}

// A saved model names its optimizer by class.
tf.serialization.registerClass(Adamax);

/**
 * Adamax: Adam with the largest recent gradient in the place of the average of squares.
 *
 * Source: D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization" (2014), section 7.1; keras.optimizers.Adamax.
 *
 * @param options learning rate, betas and epsilon, with Keras's defaults
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option or a value that there is not
 */
export function adamax(options: AdamaxOptions = {}): Optimizer {
  return new Adamax(options);
}
