import { tf } from '../backend/tf';
import { flag, number } from '../options/option';
import type { OptionTable, Settings } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { UNUSED } from '../backend/native/optimizer-op';
import type { OptimizerOperation } from '../backend/native/optimizer-op';
import { Optimizer, optimizerOptions } from './optimizer';
import type { NextStep, OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link rmsprop}. */
export interface RMSpropOptions extends OptimizerOptions {
  /** How much of the past the running average of squared gradients keeps, 0 … 1. Default 0.9. */
  rho?: number;
  /** How much of the last step goes on into the next one (慣性), 0 … 1. Default 0. */
  momentum?: number;
  /** A small number that keeps the division away from 0. Default 1e-7. */
  epsilon?: number;
  /** Whether the average gradient is taken off first, so that it divides by a variance. Default false. */
  centered?: boolean;
}

const OPTIONS = {
  ...optimizerOptions(0.001),
  rho: number({ least: 0, most: 1, default: 0.9 }),
  momentum: number({ least: 0, most: 1, default: 0 }),
  epsilon: number({ least: 0, default: 1e-7 }),
  centered: flag(false),
} satisfies OptionTable<RMSpropOptions>;

class RMSprop extends Optimizer<Settings<typeof OPTIONS>> {
  static readonly className = 'RMSprop';

  constructor(options: RMSpropOptions) {
    super('rmsprop', readOptions(options, OPTIONS, 'rmsprop'));
  }

  protected override slots(): Record<string, number> {
    const { momentum, centered } = this.settings;
    return {
      velocity: 0,
      ...(momentum > 0 ? { momentum: 0 } : {}),
      ...(centered ? { average_gradient: 0 } : {}),
    };
  }

  protected override operation({ learningRate }: NextStep): OptimizerOperation {
    const { rho, momentum, epsilon, centered } = this.settings;
    return {
      name: centered ? 'ResourceApplyCenteredRMSProp' : 'ResourceApplyRMSProp',
      slots: [...(centered ? ['average_gradient'] : []), 'velocity', momentum > 0 ? 'momentum' : UNUSED],
      inputs: [learningRate, rho, momentum, epsilon, 'gradient'],
    };
  }

  protected override update({ variable, gradient, slots, learningRate }: VariableStep): void {
    const { rho, momentum, epsilon, centered } = this.settings;
    const { velocity, average_gradient: averageGradient } = slots;
    velocity.assign(velocity.mul(rho).add(gradient.square().mul(1 - rho)));
    if (centered) averageGradient.assign(averageGradient.mul(rho).add(gradient.mul(1 - rho)));
    const spread = centered ? velocity.sub(averageGradient.square()) : velocity;
    const step = gradient.mul(learningRate).div(spread.add(epsilon).sqrt());
    if (momentum > 0) slots.momentum.assign(slots.momentum.mul(momentum).add(step));
    variable.assign(variable.sub(momentum > 0 ? slots.momentum : step));
  }
}

// A saved model names its optimizer by class.
tf.serialization.registerClass(RMSprop);

/**
 * RMSprop: each weight's step is divided by a running average of how large its gradients are.
 *
 * Source: T. Tieleman, G. Hinton, "Lecture 6.5 – rmsprop" (2012); keras.optimizers.RMSprop.
 *
 * @param options learning rate, rho, momentum, epsilon and centered, with Keras's defaults
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option or a value that there is not
 */
export function rmsprop(options: RMSpropOptions = {}): Optimizer {
  return new RMSprop(options);
}
