import { tf } from '../../backend/tf';
import { momentumProduct } from '../../optimizers/nadam';
import type { Optimizer } from '../../optimizers/optimizer';
import type { Hdf5Dataset } from './hdf5-file';

/** A number that an optimizer keeps for each element of a variable. */
interface Slot {
  variable: tf.Variable;
  slot: string;
}

/**
 * An optimizer's state in Keras's order: the number of steps, the learning rate unless a schedule gives it, and what is
 * kept for each variable.
 *
 * @param variables what is trained, in the model's order
 */
export async function stateToKeras(optimizer: Optimizer, variables: tf.Variable[]): Promise<Hdf5Dataset[]> {
  const { iterations } = optimizer;
  const state: Hdf5Dataset[] = [{ shape: [], data: BigInt64Array.of(BigInt(iterations)) }];
  if (!hasSchedule(optimizer)) state.push({ shape: [], data: Float32Array.of(optimizer.learningRate) });
  for (const { variable, slot } of slotsInOrder(optimizer, variables)) {
    const value = optimizer.slotsOf(variable)[slot];
    state.push({ shape: value.shape, data: await value.data<'float32'>() });
  }
  if (optimizer.getClassName() === 'Nadam') {
    const { beta1 } = optimizer.getConfig() as { beta1: number };
    state.push({ shape: [], data: Float32Array.of(momentumProduct(Math.fround(beta1), iterations)) });
  }
  return state;
}

/**
 * Gives an optimizer the state that Keras saved.
 *
 * @returns whether it was that optimizer's: Keras 2 keeps other things, in another order
 */
export async function stateFromKeras(
  optimizer: Optimizer,
  variables: tf.Variable[],
  [steps, ...rest]: Hdf5Dataset[],
): Promise<boolean> {
  const slots = slotsInOrder(optimizer, variables);
  const values = rest.slice(hasSchedule(optimizer) ? 0 : 1);
  // Nadam has one number more.
  const isAll = values.length - slots.length === (optimizer.getClassName() === 'Nadam' ? 1 : 0);
  const fits = slots.every(({ variable }, i) => String(values[i]?.shape) === String(variable.shape));
  if (!isAll || !fits) return false;
  const tensors = tf.tidy(() => [
    { name: 'iter', tensor: tf.scalar(Number(steps.data[0]), 'int32') },
    ...slots.map(({ variable, slot }, i) => ({
      name: `${variable.name}/${slot}`,
      tensor: tf.tensor(values[i].data as Float32Array, values[i].shape),
    })),
  ]);
  try {
    await optimizer.setWeights(tensors);
  } finally {
    tf.dispose(tensors);
  }
  return true;
}

/** Keras makes most slots variable by variable, and some for all variables at once. */
function slotsInOrder(optimizer: Optimizer, variables: tf.Variable[]): Slot[] {
  const [first] = variables;
  const names = Object.keys(optimizer.slotsOf(first));
  const isForAll = (slot: string) => optimizer.getClassName() === 'RMSprop' || slot === 'velocity_hat';
  const together = names.filter((slot) => !isForAll(slot));
  return [together, ...names.filter(isForAll).map((slot) => [slot])].flatMap((slots) =>
    variables.flatMap((variable) => slots.map((slot) => ({ variable, slot }))),
  );
}

function hasSchedule(optimizer: Optimizer): boolean {
  return typeof optimizer.getConfig().learningRate !== 'number';
}
