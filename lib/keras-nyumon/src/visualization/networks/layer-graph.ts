import type { tf } from '../../backend/tf';

/** What stands in one box of a model's picture. */
export interface LayerBox {
  /** The layer's name, such as `conv2d_1`. */
  name: string;
  /** The layer's class, such as `Conv2D`. */
  type: string;
  /** The output's shape, or those of several outputs. */
  outputShape: tf.Shape | tf.Shape[];
  parameters: number;
  /** The names of the layers whose output this one takes. */
  inputs: string[];
}

/**
 * The layers of a model, each with the layers before it: all that its outputs come from.
 *
 * @returns inputs first, each layer once
 */
export function layerGraph(model: tf.LayersModel): LayerBox[] {
  const boxes = new Map<tf.layers.Layer, LayerBox>();
  const visited = new Set<tf.SymbolicTensor>();
  const visit = (tensor: tf.SymbolicTensor) => {
    if (visited.has(tensor)) return;
    visited.add(tensor);
    const layer = tensor.sourceLayer;
    // A layer that is used several times has a node for each.
    const { inboundLayers, inputTensors } = layer.inboundNodes[tensor.nodeIndex];
    // An input's own node names itself as what it takes.
    if (inboundLayers.length > 0) inputTensors.forEach(visit);
    const box = boxes.get(layer) ?? boxOf(layer);
    boxes.set(layer, box);
    box.inputs = [...new Set([...box.inputs, ...inboundLayers.map(({ name }) => name)])];
  };
  model.outputs.forEach(visit);
  return [...boxes.values()];
}

function boxOf(layer: tf.layers.Layer): LayerBox {
  return {
    name: layer.name,
    type: layer.getClassName(),
    outputShape: layer.outputShape,
    parameters: layer.countParams(),
    inputs: [],
  };
}
