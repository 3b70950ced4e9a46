import { tf } from '../backend/tf';
import { number } from '../options/option';
import type { OptionTable, Settings } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { OptimizerOperation } from '../backend/native/optimizer-op';
import { Optimizer, optimizerOptions } from './optimizer';
import type { NextStep, OptimizerOptions, VariableStep } from './optimizer';

/** Options of {@link ftrl}. */
export interface FtrlOptions extends OptimizerOptions {
  /** How the learning rate falls as gradients add up: the power of their sum, 0 or less. Default −0.5; 0 keeps it. */
  learningRatePower?: number;
  /** What the sums of squared gradients start from, 0 or more. Default 0.1. */
  initialAccumulatorValue?: number;
  /** How strongly weights are drawn to exactly 0 (L1). Default 0. */
  l1RegularizationStrength?: number;
  /** How strongly weights are kept small (L2). Default 0. */
  l2RegularizationStrength?: number;
  /** A penalty on large weights that acts through the gradient. Default 0. */
  l2ShrinkageRegularizationStrength?: number;
  /** The β of the paper's learning rate. Default 0. */
  beta?: number;
}

const OPTIONS = {
  ...optimizerOptions(0.001),
  learningRatePower: number({ most: 0, default: -0.5 }),
  initialAccumulatorValue: number({ least: 0, default: 0.1 }),
  l1RegularizationStrength: number({ least: 0, default: 0 }),
  l2RegularizationStrength: number({ least: 0, default: 0 }),
  l2ShrinkageRegularizationStrength: number({ least: 0, default: 0 }),
  beta: number({ default: 0 }),
} satisfies OptionTable<FtrlOptions>;

class Ftrl extends Optimizer<Settings<typeof OPTIONS>> {
  static readonly className = 'Ftrl';

  constructor(options: FtrlOptions) {
    super('ftrl', readOptions(options, OPTIONS, 'ftrl'));
  }

  protected override slots(): Record<string, number> {
    return { accumulator: this.settings.initialAccumulatorValue, linear: 0 };
  }

  private strengths(learningRate: number): { l1: number; l2: number; shrinkage: number } {
    const { settings } = this;
    return {
      l1: settings.l1RegularizationStrength,
      l2: settings.l2RegularizationStrength + settings.beta / (2 * learningRate),
      shrinkage: settings.l2ShrinkageRegularizationStrength,
    };
  }

  protected override operation({ learningRate }: NextStep): OptimizerOperation {
    const { l1, l2, shrinkage } = this.strengths(learningRate);
    return {
      name: 'ResourceApplyFtrlV2',
      slots: ['accumulator', 'linear'],
      inputs: ['gradient', learningRate, l1, l2, shrinkage, this.settings.learningRatePower],
    };
  }

  protected override update({ variable, gradient, slots, learningRate }: VariableStep): void {
    const { learningRatePower } = this.settings;
    const { l1, l2, shrinkage } = this.strengths(learningRate);
    const { accumulator, linear } = slots;
    const before = accumulator.pow(-learningRatePower);
    accumulator.assign(accumulator.add(gradient.square()));
    const after = accumulator.pow(-learningRatePower);
    const pull = after.sub(before).div(learningRate).mul(variable);
    linear.assign(linear.add(gradient.add(variable.mul(2 * shrinkage)).sub(pull)));
    const clipped = linear.clipByValue(-l1, l1);
    variable.assign(clipped.sub(linear).div(after.div(learningRate).add(2 * l2)));
  }
}

// A saved model names its optimizer by class.
tf.serialization.registerClass(Ftrl);

/**
 * FTRL, "follow the regularized leader": for large, shallow models, many of whose weights should be exactly 0.
 *
 * Source: H. B. McMahan et al., "Ad Click Prediction: a View from the Trenches" (2013); keras.optimizers.Ftrl.
 *
 * @param options learning rate and regularisation, with Keras's defaults
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option or a value that there is not
 */
export function ftrl(options: FtrlOptions = {}): Optimizer {
  return new Ftrl(options);
}
