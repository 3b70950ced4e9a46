import { tf } from '../backend/tf';

/** A tensor with a name, as TensorFlow.js saves and loads an optimizer's state. */
export type NamedTensor = Awaited<ReturnType<tf.Optimizer['getWeights']>>[number];

/** What an optimizer keeps for one variable between steps, such as `momentum`, by Keras's name. */
export type Slots = Record<string, tf.Variable>;

/** What an optimizer keeps for each variable, by the variable's name. */
export class OptimizerState {
  private readonly kept = new Map<string, Slots>();
  /** From a saved model, until the variable they belong to is first updated. */
  private readonly loaded = new Map<string, Slots>();

  /**
   * The slots of a variable: those kept, those loaded, or new ones.
   *
   * @param initial every slot's name and the value that it starts from
   */
  of(variable: tf.Variable, initial: Record<string, number>): Slots {
    const known = this.kept.get(variable.name);
    if (known) return known;
    const slots = this.takeLoaded(variable.name) ?? {};
    for (const [name, value] of Object.entries(initial)) {
      // Variables are kept by the training step's tidy; the tensors they start from are not.
      slots[name] ??= tf.tidy(() => tf.variable(tf.fill(variable.shape, value), false));
    }
    this.kept.set(variable.name, slots);
    return slots;
  }

  /** Every slot as `variable/slot`, to be saved; the tensors stay this object's. */
  named(): NamedTensor[] {
    const names = [...this.kept.keys(), ...this.loaded.keys()];
    const isShared = (name: string) => names.filter((other) => nameWhenSaved(other) === name).length > 1;
    return [...this.kept, ...this.loaded].flatMap(([variable, slots]) => {
      const short = nameWhenSaved(variable);
      const name = isShared(short) ? variable : short;
      return Object.entries(slots).map(([slot, tensor]) => ({ name: `${name}/${slot}`, tensor }));
    });
  }

  /** Takes the place of what is kept, with copies of `variable/slot` tensors. */
  load(tensors: NamedTensor[]): void {
    this.dispose();
    for (const { name, tensor } of tensors) {
      const slash = name.lastIndexOf('/');
      const variable = name.slice(0, slash);
      const slots = this.loaded.get(variable) ?? {};
      slots[name.slice(slash + 1)] = tf.tidy(() => tf.variable(tensor.clone(), false));
      this.loaded.set(variable, slots);
    }
  }

  /** Frees every tensor. */
  dispose(): void {
    for (const slots of [...this.kept.values(), ...this.loaded.values()]) tf.dispose(slots);
    this.kept.clear();
    this.loaded.clear();
  }

  private takeLoaded(variable: string): Slots | undefined {
    const name = [variable, nameWhenSaved(variable)].find((each) => this.loaded.has(each));
    if (name === undefined) return undefined;
    const slots = this.loaded.get(name);
    this.loaded.delete(name);
    return slots;
  }
}

/** A weight's name without the number that TensorFlow.js adds when a model of the same names exists already. */
function nameWhenSaved(name: string): string {
  return name.replace(/(\/[^/]*?)_\d+$/, '$1');
}
