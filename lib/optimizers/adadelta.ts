import { tf } from '../engine/tf';
import { nativeOpsInUse } from '../native-ops/in-use';
import { applyOptimizerOp } from '../native-ops/optimizer-op';

/** Options of {@link adadelta}. */
export interface AdadeltaOptions {
  /** How far each step goes. Default 0.001, as in Keras; the paper's value, and the tutorial's, is 1. */
  learningRate?: number;
  /** How much of the past the running averages keep, 0 … 1. Default 0.95. */
  rho?: number;
  /** A small number that keeps the division away from 0. Default 1e-7. */
  epsilon?: number;
}

type NamedTensor = Awaited<ReturnType<tf.Optimizer['getWeights']>>[number];

/** The running averages of one variable: of its squared gradients, and of its squared updates. */
interface Averages {
  gradients: tf.Variable;
  updates: tf.Variable;
}

/**
 * The Adadelta optimizer, step for step as Keras 3 has it. TensorFlow.js's own divides by the average from before the
 * step, so that its updates grow without bound. State is kept by the variable's name.
 *
 * Source: M. Zeiler, "ADADELTA: An Adaptive Learning Rate Method" (2012), algorithm 1; keras.optimizers.Adadelta.
 */
class Adadelta extends tf.Optimizer {
  static readonly className = 'Adadelta';
  private readonly averages = new Map<string, Averages>();
  /** Averages from a saved model, until the variable they belong to is first updated. */
  private readonly loaded = new Map<string, Averages>();

  constructor(
    readonly learningRate: number,
    readonly rho: number,
    readonly epsilon: number,
  ) {
    super();
  }

  override applyGradients(gradients: tf.NamedTensorMap | NamedTensor[]): void {
    const named = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
    for (const { name, tensor } of named) {
      // A variable that the loss does not depend on has no gradient, and stays as it is.
      if ((tensor as tf.Tensor | null) !== null) this.update(name, tensor);
    }
    this.incrementIterations();
  }

  private update(name: string, gradient: tf.Tensor): void {
    const variable = tf.engine().registeredVariables[name];
    const { gradients, updates } = this.averagesOf(name, variable.shape);
    tf.tidy(() => {
      if (nativeOpsInUse()) {
        const settings = [this.learningRate, this.rho, this.epsilon].map((value) => tf.scalar(value));
        applyOptimizerOp('ResourceApplyAdadelta', [variable, gradients, updates], [...settings, gradient]);
        return;
      }
      gradients.assign(this.decayed(gradients, gradient));
      const step = gradient.mul(updates.add(this.epsilon).sqrt()).div(gradients.add(this.epsilon).sqrt());
      updates.assign(this.decayed(updates, step));
      variable.assign(variable.sub(step.mul(this.learningRate)));
    });
  }

  private decayed(average: tf.Tensor, value: tf.Tensor): tf.Tensor {
    return average.mul(this.rho).add(value.square().mul(1 - this.rho));
  }

  private averagesOf(name: string, shape: number[]): Averages {
    const known = this.averages.get(name) ?? this.loaded.get(nameWhenSaved(name)) ?? zeros(shape);
    this.averages.set(name, known);
    this.loaded.delete(nameWhenSaved(name));
    return known;
  }

  override dispose(): void {
    for (const kept of [this.averages, this.loaded]) {
      for (const { gradients, updates } of kept.values()) tf.dispose([gradients, updates]);
      kept.clear();
    }
  }

  override async getWeights(): Promise<NamedTensor[]> {
    const state = [...this.averages, ...this.loaded].flatMap(([name, { gradients, updates }]) => [
      { name: nameWhenSaved(name) + GRADIENTS, tensor: gradients },
      { name: nameWhenSaved(name) + UPDATES, tensor: updates },
    ]);
    return [await this.saveIterations(), ...state];
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    this.dispose();
    const state = await this.extractIterations(weights);
    for (let i = 0; i + 1 < state.length; i += 2) {
      this.loaded.set(state[i].name.slice(0, -GRADIENTS.length), {
        gradients: tf.variable(state[i].tensor, false),
        updates: tf.variable(state[i + 1].tensor, false),
      });
    }
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { learningRate: this.learningRate, rho: this.rho, epsilon: this.epsilon };
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    cls: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    return new cls(config.learningRate, config.rho, config.epsilon);
  }
}

const GRADIENTS = '/accumulated_grad';
const UPDATES = '/accumulated_delta_var';

/** Variables are kept by the training step's tidy; the tensors they start from are not. */
function zeros(shape: number[]): Averages {
  const variable = () => tf.tidy(() => tf.variable(tf.zeros(shape), false));
  return { gradients: variable(), updates: variable() };
}

/** A weight's name without the number that TensorFlow.js adds when a model of the same names exists already. */
function nameWhenSaved(name: string): string {
  return name.replace(/(\/[^/]*?)_\d+$/, '$1');
}

// A saved model names its optimizer by class; from here on 'Adadelta' means this one.
tf.serialization.registerClass(Adadelta);

/**
 * Adadelta: each weight gets a step size of its own, from running averages of its gradients and its updates.
 *
 * @param options learning rate, rho and epsilon, with Keras's defaults
 * @returns an optimizer (最適化手法) for {@link compile}
 */
export function adadelta({
  learningRate = 0.001,
  rho = 0.95,
  epsilon = 1e-7,
}: AdadeltaOptions = {}): tf.Optimizer {
  return new Adadelta(learningRate, rho, epsilon);
}
