import type { tf } from '../../backend/tf';

/** A weight of a layer, as tfjs-layers keeps it. */
export type LayerWeight = tf.LayersModel['trainableWeights'][number];

/** What is trained of a model. */
export interface TrainableParts {
  weights: LayerWeight[];
  /** The regularizers (正則化) of layers that are trained: each computes what it adds to the loss. */
  penalties: (() => tf.Scalar)[];
}

/** The trainable weights of a model, each once even if its layer is part of several models in it, and the penalties. */
export function trainableParts(model: tf.LayersModel): TrainableParts {
  const layers = new Set<Layer>();
  for (const layer of model.layers) collect(layer, layers);
  const penalties = [...layers].flatMap((layer) => layer.losses) as (() => tf.Scalar)[];
  return { weights: [...new Set(model.trainableWeights)], penalties };
}

/** A layer, with the places where a model, a wrapper or a recurrent layer keeps the layers it is made of. */
interface Layer extends tf.layers.Layer {
  layers?: Layer[];
  cells?: Layer[];
  layer?: Layer;
  forwardLayer?: Layer;
  backwardLayer?: Layer;
  cell?: Layer;
}

function collect(layer: Layer, found: Set<Layer>): void {
  if (!layer.trainable || found.has(layer)) return;
  found.add(layer);
  const { layers = [], cells = [], layer: wrapped, forwardLayer, backwardLayer, cell } = layer;
  for (const part of [...layers, ...cells, wrapped, forwardLayer, backwardLayer, cell]) {
    if (part) collect(part, found);
  }
}
