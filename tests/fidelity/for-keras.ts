import { tf } from 'keras-nyumon';

/** A layer's options, or anything in them, in the snake case of Python. A layer inside becomes its configuration. */
export function forKeras(value: unknown): unknown {
  if (value instanceof tf.layers.Layer) return ofLayer(value);
  if (typeof value === 'string') return snakeCase(value);
  if (Array.isArray(value)) return value.map(forKeras);
  if (typeof value !== 'object' || value === null) return value;
  // The names of classes stay.
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      snakeCase(name),
      name === 'className' ? (each as unknown) : forKeras(each),
    ]),
  );
}

const INNER = [
  'units',
  'filters',
  'kernelSize',
  'activation',
  'returnSequences',
  'resetAfter',
  'recurrentActivation',
];

function ofLayer(layer: tf.layers.Layer): unknown {
  const config = Object.entries(layer.getConfig()).filter(([name]) => INNER.includes(name));
  return { class_name: layer.getClassName(), config: forKeras(Object.fromEntries(config)) };
}

/** `fromLogits` as `from_logits`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
