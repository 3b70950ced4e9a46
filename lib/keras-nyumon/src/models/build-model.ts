import type { tf } from '../backend/tf';

/** Lets a sequential model, which puts it off, find out the names of its inputs and outputs. */
export function buildModel(model: tf.LayersModel): void {
  if (!model.built) (model as unknown as { build: () => void }).build();
}
