import { tf } from '../backend/tf';
import { flag, number } from '../options/option';
import type { OptionTable, Settings } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { OptimizerOperation } from '../backend/native/optimizer-op';
import { Optimizer, optimizerOptions } from './optimizer';
import type { NextStep, OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link sgd}. */
export interface SGDOptions extends OptimizerOptions {
  /** How much of the last step goes on into the next one (慣性), 0 … 1. Default 0. */
  momentum?: number;
  /** Whether the momentum looks one step ahead (Nesterov). Default false. */
  nesterov?: boolean;
}

const OPTIONS = {
  ...optimizerOptions(0.01),
  momentum: number({ least: 0, most: 1, default: 0 }),
  nesterov: flag(false),
} satisfies OptionTable<SGDOptions>;

class SGD extends Optimizer<Settings<typeof OPTIONS>> {
  static readonly className = 'SGD';

  constructor(options: SGDOptions) {
    super('sgd', readOptions(options, OPTIONS, 'sgd'));
  }

  protected override slots(): Record<string, number> {
    return this.settings.momentum === 0 ? {} : { momentum: 0 };
  }

  protected override operation({ learningRate }: NextStep): OptimizerOperation {
    const { momentum, nesterov } = this.settings;
    if (momentum === 0)
      return { name: 'ResourceApplyGradientDescent', slots: [], inputs: [learningRate, 'gradient'] };
    return {
      name: 'ResourceApplyKerasMomentum',
      slots: ['momentum'],
      inputs: [learningRate, 'gradient', momentum],
      attributes: { use_nesterov: nesterov },
    };
  }

  protected override update({ variable, gradient, slots, learningRate }: VariableStep): void {
    const { momentum, nesterov } = this.settings;
    if (momentum === 0) {
      variable.assign(variable.sub(gradient.mul(learningRate)));
      return;
    }
    const step = gradient.mul(learningRate);
    slots.momentum.assign(slots.momentum.mul(momentum).sub(step));
    variable.assign(variable.add(nesterov ? slots.momentum.mul(momentum).sub(step) : slots.momentum));
  }
}

// A saved model names its optimizer by class.
tf.serialization.registerClass(SGD);

/**
 * Stochastic gradient descent (確率的勾配降下法): each weight goes against its gradient, times the learning rate.
 *
 * Source: keras.optimizers.SGD.
 *
 * @param options learning rate and momentum, with Keras's defaults
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option or a value that there is not
 */
export function sgd(options: SGDOptions = {}): Optimizer {
  return new SGD(options);
}
