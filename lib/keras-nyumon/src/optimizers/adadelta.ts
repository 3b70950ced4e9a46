import { tf } from '../backend/tf';
import { number } from '../options/option';
import type { OptionTable, Settings } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { OptimizerOperation } from '../backend/native/optimizer-op';
import { Optimizer, optimizerOptions } from './optimizer';
import type { NextStep, OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link adadelta}. */
export interface AdadeltaOptions extends OptimizerOptions {
  /** How much of the past the running averages keep, 0 … 1. Default 0.95. */
  rho?: number;
  /** A small number that keeps the division away from 0. Default 1e-7. */
  epsilon?: number;
}

const OPTIONS = {
  ...optimizerOptions(0.001),
  rho: number({ least: 0, most: 1, default: 0.95 }),
  epsilon: number({ least: 0, default: 1e-7 }),
} satisfies OptionTable<AdadeltaOptions>;

/** TensorFlow.js's own divides by the average from before the step, so that its updates grow without bound. */
class Adadelta extends Optimizer<Settings<typeof OPTIONS>> {
  static readonly className = 'Adadelta';

  constructor(options: AdadeltaOptions) {
    super('adadelta', readOptions(options, OPTIONS, 'adadelta'));
  }

  protected override slots(): Record<string, number> {
    return { accumulated_grad: 0, accumulated_delta_var: 0 };
  }

  protected override operation({ learningRate }: NextStep): OptimizerOperation {
    const { rho, epsilon } = this.settings;
    return {
      name: 'ResourceApplyAdadelta',
      slots: ['accumulated_grad', 'accumulated_delta_var'],
      inputs: [learningRate, rho, epsilon, 'gradient'],
    };
  }

  protected override update({ variable, gradient, slots, learningRate }: VariableStep): void {
    const { rho, epsilon } = this.settings;
    const { accumulated_grad: gradients, accumulated_delta_var: updates } = slots;
    const decayed = (average: tf.Tensor, value: tf.Tensor) =>
      average.mul(rho).add(value.square().mul(1 - rho));
    gradients.assign(decayed(gradients, gradient));
    const step = gradient.mul(updates.add(epsilon).sqrt()).div(gradients.add(epsilon).sqrt());
    updates.assign(decayed(updates, step));
    variable.assign(variable.sub(step.mul(learningRate)));
  }
}

// A saved model names its optimizer by class; from here on 'Adadelta' means this one.
tf.serialization.registerClass(Adadelta);

/**
 * Adadelta: each weight gets a step size of its own, from running averages of its gradients and its updates.
 *
 * Source: M. Zeiler, "ADADELTA: An Adaptive Learning Rate Method" (2012), algorithm 1; keras.optimizers.Adadelta.
 *
 * @param options learning rate, rho and epsilon, with Keras's defaults; the paper's learning rate, and the tutorial's, is 1
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option or a value that there is not
 */
export function adadelta(options: AdadeltaOptions = {}): Optimizer {
  return new Adadelta(options);
}
