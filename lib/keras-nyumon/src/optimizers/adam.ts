import { tf } from '../backend/tf';
import { flag, number } from '../options/option';
import type { OptionTable, Settings } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { OptimizerOperation } from '../backend/native/optimizer-op';
import { betaPower } from './beta-power';
import { Optimizer, optimizerOptions } from './optimizer';
import type { NextStep, OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link adam}. */
export interface AdamOptions extends OptimizerOptions {
  /** How much of the past the running average of gradients keeps, 0 … 1. Default 0.9. */
  beta1?: number;
  /** How much of the past the running average of squared gradients keeps, 0 … 1. Default 0.999. */
  beta2?: number;
  /** A small number that keeps the division away from 0. Default 1e-7. */
  epsilon?: number;
  /** Whether the largest average so far is used, so that steps never grow (AMSGrad). Default false. */
  amsgrad?: boolean;
}

/** Adam's options. */
export const ADAM = {
  ...optimizerOptions(0.001),
  beta1: number({ least: 0, most: 1, default: 0.9 }),
  beta2: number({ least: 0, most: 1, default: 0.999 }),
  epsilon: number({ least: 0, default: 1e-7 }),
  amsgrad: flag(false),
} satisfies OptionTable<AdamOptions>;

/** Also what AdamW is, which only has a weight decay from the start. */
export class Adam extends Optimizer<Settings<typeof ADAM>> {
  static readonly className: string = 'Adam';

  constructor(options: AdamOptions, what = 'adam', table: typeof ADAM = ADAM) {
    super(what, readOptions(options, table, what));
  }

  protected override slots(): Record<string, number> {
    return { momentum: 0, velocity: 0, ...(this.settings.amsgrad ? { velocity_hat: 0 } : {}) };
  }

  protected override operation({ learningRate, step }: NextStep): OptimizerOperation {
    const { beta1, beta2, epsilon, amsgrad } = this.settings;
    // The operation's 1 − β₂ is that of a β₂ in float32, off by 1e-5: its velocities are too small by this factor.
    const scale = Math.sqrt((1 - Math.fround(beta2)) / (1 - beta2));
    const powers = [betaPower(beta1, step), betaPower(beta2, step)];
    return {
      name: amsgrad ? 'ResourceApplyAdamWithAmsgrad' : 'ResourceApplyAdam',
      slots: Object.keys(this.slots()),
      inputs: [...powers, learningRate * scale, beta1, beta2, epsilon * scale, 'gradient'],
    };
  }

  protected override update({ variable, gradient, slots, learningRate, step }: VariableStep): void {
    const { beta1, beta2, epsilon, amsgrad } = this.settings;
    const { momentum, velocity, velocity_hat: velocityHat } = slots;
    const [power1, power2] = [betaPower(beta1, step), betaPower(beta2, step)];
    momentum.assign(momentum.add(gradient.sub(momentum).mul(1 - beta1)));
    velocity.assign(
      velocity.add(
        gradient
          .square()
          .sub(velocity)
          .mul(1 - beta2),
      ),
    );
    if (amsgrad) velocityHat.assign(velocityHat.maximum(velocity));
    // Both averages start from 0, and are too small at first.
    const rate = (learningRate * Math.sqrt(1 - power2)) / (1 - power1);
    const size = (amsgrad ? velocityHat : velocity).sqrt().add(epsilon);
    variable.assign(variable.sub(momentum.mul(rate).div(size)));
  }
}

// A saved model names its optimizer by class.
tf.serialization.registerClass(Adam);

/**
 * Adam: running averages of each weight's gradients say where to go, those of their squares how far.
 *
 * Source: D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization" (2014), end of section 2.1; keras.optimizers.Adam.
 *
 * @param options learning rate, betas, epsilon and amsgrad, with Keras's defaults
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option or a value that there is not
 */
export function adam(options: AdamOptions = {}): Optimizer {
  return new Adam(options);
}
