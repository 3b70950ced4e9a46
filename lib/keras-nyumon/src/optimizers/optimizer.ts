import { bilingual } from '../options/bilingual';
import { tf } from '../backend/tf';
import { nativeOpsInUse } from '../backend/native/in-use';
import { applyOptimizerOp } from '../backend/native/optimizer-op';
import type { OptimizerOperation } from '../backend/native/optimizer-op';
import { number, option } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { checkClipOptions, clipGradients } from './clip-gradients';
import type { ClipOptions } from './clip-gradients';
import { OptimizerState } from './optimizer-state';
import type { NamedTensor, Slots } from './optimizer-state';
import type { LearningRateSchedule } from './schedules/learning-rate-schedule';
import { scheduleToConfig } from './schedules/learning-rate-schedule';
import { scheduleFromConfig } from './schedules/schedule-from-config';

/** Options that every optimizer takes. */
export interface OptimizerOptions extends ClipOptions {
  /** How far each step goes (学習率): a number, or a schedule such as `cosineDecay(…)` that gives one for each step. */
  learningRate?: number | LearningRateSchedule;
  /** Before each step, every weight loses this share of itself times the learning rate. Default: none. */
  weightDecay?: number;
}

/** A step that is to be done. */
export interface NextStep {
  learningRate: number;
  /** The number of the step, from 1. */
  step: number;
}

/** The step of one variable. */
export interface VariableStep extends NextStep {
  variable: tf.Variable;
  gradient: tf.Tensor;
  slots: Slots;
}

/** The table of {@link OptimizerOptions}, with the learning rate of an optimizer where it is left out. */
export const optimizerOptions = (learningRate: number) =>
  ({
    learningRate: option<number | LearningRateSchedule, number>(
      (value) => typeof value === 'function' || (typeof value === 'number' && !Number.isNaN(value)),
      { ja: '数かスケジュール', en: 'a number or a schedule' },
      learningRate,
    ),
    weightDecay: number(),
    clipnorm: number({ least: 0 }),
    clipvalue: number({ least: 0 }),
    globalClipnorm: number({ least: 0 }),
  }) satisfies OptionTable<OptimizerOptions>;

/**
 * What Keras's optimizers have in common: a learning rate that may be a schedule or change while training, clipped
 * gradients, weight decay, and state that is kept by the variable's name and saved with the model.
 *
 * Source: keras.optimizers.Optimizer.
 */
export abstract class Optimizer<Settings extends OptimizerOptions = OptimizerOptions> extends tf.Optimizer {
  private rate: number | LearningRateSchedule;
  private readonly state = new OptimizerState();

  /**
   * @param what     the function that the reader called, for messages
   * @param settings its options, with defaults
   */
  protected constructor(
    what: string,
    protected readonly settings: Settings & Required<Pick<OptimizerOptions, 'learningRate'>>,
  ) {
    super();
    checkClipOptions(settings, what);
    this.rate = settings.learningRate;
  }

  /** What is kept for each variable: the name and first value of every slot, in Keras's order. */
  protected abstract slots(): Record<string, number>;

  /** Changes one variable, and its slots, by operations of TensorFlow.js's. */
  protected abstract update(step: VariableStep): void;

  /** The one operation of TensorFlow's that does what {@link update} does, if there is one. */
  protected operation?(step: NextStep): OptimizerOperation;

  /** The one operation that is all of the next step for each variable; none where more is done to it. */
  nextOperation(): OptimizerOperation | undefined {
    const { weightDecay, clipnorm, clipvalue, globalClipnorm } = this.settings;
    const more = [weightDecay, clipnorm, clipvalue, globalClipnorm];
    return more.every((each) => each === undefined) ? this.operation?.(this.nextStep()) : undefined;
  }

  /** Counts a step that was done elsewhere, as {@link nextOperation} said. */
  countStep(): void {
    this.incrementIterations();
  }

  private nextStep(): NextStep {
    return { learningRate: this.learningRate, step: this.iterations + 1 };
  }

  /** How far the next step goes. With a schedule, what it says for `iterations`. */
  get learningRate(): number {
    return typeof this.rate === 'number' ? this.rate : this.rate(this.iterations);
  }

  /** @throws TypeError when a number is set and the optimizer was made with a schedule */
  set learningRate(rate: number | LearningRateSchedule) {
    if (typeof rate === 'number' && typeof this.rate !== 'number') {
      throw new TypeError(
        bilingual({
          ja: 'この最適化手法の学習率はスケジュールで決まるので、数に変えられません。learningRate に数を渡して作り直してください。',
          en: 'The learning rate of this optimizer follows a schedule and cannot be set to a number. Make the optimizer with a number as learningRate.',
        }),
      );
    }
    this.rate = rate;
  }

  override applyGradients(gradients: tf.NamedTensorMap | NamedTensor[]): void {
    const named = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
    tf.tidy(() => {
      // A variable that the loss does not depend on has no gradient, and stays as it is.
      const present = named.filter(({ tensor }) => (tensor as tf.Tensor | null) !== null);
      const clipped = clipGradients(
        present.map(({ tensor }) => tensor),
        this.settings,
      );
      const next = this.nextStep();
      const operation = nativeOpsInUse() ? this.operation?.(next) : undefined;
      present.forEach(({ name }, i) => {
        const variable = tf.engine().registeredVariables[name];
        this.decay(variable, next.learningRate);
        const slots = this.slotsOf(variable);
        if (operation) applyOptimizerOp(operation, variable, slots, clipped[i]);
        else this.update({ variable, gradient: clipped[i], slots, ...next });
      });
    });
    this.incrementIterations();
  }

  private decay(variable: tf.Variable, learningRate: number): void {
    const { weightDecay } = this.settings;
    if (weightDecay === undefined) return;
    variable.assign(variable.sub(variable.mul(weightDecay).mul(learningRate)));
  }

  /** What is kept for a variable, by slot; made if it had no step yet. The optimizer disposes it. */
  slotsOf(variable: tf.Variable): Slots {
    return this.state.of(variable, this.slots());
  }

  override dispose(): void {
    this.state.dispose();
  }

  override async getWeights(): Promise<NamedTensor[]> {
    return [await this.saveIterations(), ...this.state.named()];
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const state = await this.extractIterations(weights);
    const known = Object.keys(this.slots());
    const foreign = state.find(({ name }) => !known.some((slot) => name.endsWith(`/${slot}`)));
    // A model can be used without the state, and goes on training as if it were at its first step.
    if (foreign) console.warn(foreignStateText(this.getClassName(), foreign.name));
    this.state.load(foreign ? [] : state);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { rate } = this;
    const learningRate = typeof rate === 'number' ? rate : scheduleToConfig(rate);
    const settings: object = this.settings;
    return { ...settings, learningRate };
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    cls: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    const given = Object.entries(config).filter(([, value]) => value !== null);
    // TensorFlow.js adds customObjects to what was saved.
    const { learningRate, customObjects, ...rest } = Object.fromEntries(given);
    const rate = typeof learningRate === 'object' ? scheduleFromConfig(learningRate) : learningRate;
    return new cls({ ...rest, learningRate: rate });
  }
}

/** Whether an optimizer is one of this library's. TensorFlow.js makes `instanceof` true for any. */
export function isOwn(optimizer: tf.Optimizer | undefined): optimizer is Optimizer {
  return Object.prototype.isPrototypeOf.call(Optimizer.prototype, optimizer ?? {});
}

function foreignStateText(className: string, name: string): string {
  return bilingual({
    ja: `保存されていた最適化手法の状態は ${className} のものではないので(${name})、使わずに最初の状態から始めます。`,
    en: `The saved state of the optimizer is not one of ${className} (${name}). It is left out, and the optimizer starts anew.`,
  });
}
