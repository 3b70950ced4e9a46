import { tf } from '../../backend/tf';
import '../../layers';
import type { Compiled } from './compiled';

/** The classes of TensorFlow.js and of this library: what they compute follows from what they are given alone. */
const known = new Set<unknown>();
for (const [first] of Object.values(tf.serialization.SerializationMap.getMap().classNameMap)) {
  // Below a class of ours lies the one of TensorFlow.js that it took the place of.
  for (let each: unknown = first; each !== tf.layers.Layer && typeof each === 'function';) {
    known.add(each);
    each = Object.getPrototypeOf(each);
  }
}

/**
 * Whether a model and its losses are made of nothing but TensorFlow.js's parts and ours. A class or a function of the
 * reader's own may do something else at each step.
 */
export function hasOnlyKnownParts(model: tf.LayersModel, { losses }: Compiled): boolean {
  return losses.every((loss) => 'lossName' in loss) && hasOnlyKnownLayers(model);
}

/** Whether a model is made of nothing but those. */
export const hasOnlyKnownLayers = (model: tf.LayersModel): boolean => isKnown(model);

/** Whether a layer is one of those, whatever it uses. */
export const isKnownLayer = (layer: tf.layers.Layer): boolean => known.has(layer.constructor);

/** A layer, with the places where it keeps others, and what it uses. */
type Parts = Partial<Record<(typeof PARTS)[number], object | object[] | null>>;

const PARTS = [
  'layers',
  'cells',
  'layer',
  'forwardLayer',
  'backwardLayer',
  'cell',
  'kernelRegularizer',
  'recurrentRegularizer',
  'biasRegularizer',
  'activityRegularizer',
  'activation',
  'recurrentActivation',
] as const;

function isKnown(part: object): boolean {
  const parts = part as Parts;
  return (
    known.has(part.constructor) &&
    PARTS.flatMap((name) => parts[name] ?? []).every((each) => typeof each !== 'object' || isKnown(each))
  );
}
