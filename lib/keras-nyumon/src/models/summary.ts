import type { tf } from '../backend/tf';

const COLUMNS = [29, 26, 10];
const WIDTH = COLUMNS.reduce((sum, width) => sum + width, 0);

/**
 * Prints a model as Keras does: a row for each layer with its output shape and number of parameters, and the totals.
 * `None` stands for the batch size, which a model leaves open.
 *
 * @param model any layers model, compiled or not
 */
export function summary(model: tf.LayersModel): void {
  console.log(summaryText(model));
}

/** The text that {@link summary} prints. */
export function summaryText(model: tf.LayersModel): string {
  const rows = model.layers.map((layer) =>
    row(
      `${layer.name} (${layer.getClassName()})`,
      shapeText(layer.outputShape),
      thousands(layer.countParams()),
    ),
  );
  const trainable = countParameters(model.trainableWeights);
  const nonTrainable = countParameters(model.nonTrainableWeights);
  return [
    `Model: "${model.name}"`,
    '_'.repeat(WIDTH),
    row('Layer (type)', 'Output Shape', 'Param #'),
    '='.repeat(WIDTH),
    rows.join(`\n${'_'.repeat(WIDTH)}\n`),
    '='.repeat(WIDTH),
    `Total params: ${thousands(trainable + nonTrainable)}`,
    `Trainable params: ${thousands(trainable)}`,
    `Non-trainable params: ${thousands(nonTrainable)}`,
    '_'.repeat(WIDTH),
  ].join('\n');
}

function row(...cells: string[]): string {
  // A name longer than its column keeps at least one space to the next.
  return cells.map((cell, i) => (cell.length < COLUMNS[i] ? cell.padEnd(COLUMNS[i]) : cell + ' ')).join('');
}

/** A shape as Keras writes it; `None` stands for a length that is left open. */
export function shapeText(shape: tf.Shape | tf.Shape[]): string {
  if (shape.some(Array.isArray)) return shape.map((one) => shapeText(one as tf.Shape)).join(', ');
  return `(${shape.map((length) => String(length ?? 'None')).join(', ')}${shape.length === 1 ? ',' : ''})`;
}

function countParameters(weights: { shape: tf.Shape }[]): number {
  return weights.reduce(
    (sum, { shape }) => sum + shape.reduce<number>((n, length) => n * (length ?? 1), 1),
    0,
  );
}

function thousands(count: number): string {
  return count.toLocaleString('en-US');
}
