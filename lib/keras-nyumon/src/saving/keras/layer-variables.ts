import { tf } from '../../backend/tf';
import { snakeCase } from '../../options/letter-case';

/** A layer, or a part of one, and where its variables are in Keras's file. */
export interface VariableGroup {
  layer: tf.layers.Layer;
  /** Such as `layers/lstm/cell`; empty for the model itself. */
  path: string;
  /** In Keras's order. Those of parts are not among them. */
  variables: tf.LayerVariable[];
}

/**
 * A model's layers, and the parts of which layers are made, with their variables and paths in Keras's weights files.
 *
 * Source: keras.src.saving.saving_lib, which names the members of a list by their class and counts them.
 */
export function variableGroups(layer: tf.layers.Layer, path = ''): VariableGroup[] {
  const parts = partsOf(layer);
  return [
    { layer, path, variables: parts.length === 0 ? layer.weights : [] },
    ...parts.flatMap((part) => variableGroups(part.layer, path === '' ? part.name : `${path}/${part.name}`)),
  ];
}

/** What a layer is made of, by TensorFlow.js's names of its fields. */
interface Parts {
  layers?: tf.layers.Layer[];
  cell?: tf.layers.Layer;
  cells?: tf.layers.Layer[];
  forwardLayer?: tf.layers.Layer;
  backwardLayer?: tf.layers.Layer;
  layer?: tf.layers.Layer;
}

function partsOf(layer: tf.layers.Layer): { name: string; layer: tf.layers.Layer }[] {
  const { layers, cell, cells, forwardLayer, backwardLayer, layer: wrapped } = layer as unknown as Parts;
  if (layer instanceof tf.Sequential) return members('layers', withoutInputs(layer.layers));
  if (layers) return members('layers', layers);
  if (cells) return members('cells', cells);
  if (cell) return [{ name: 'cell', layer: cell }];
  if (backwardLayer && forwardLayer) {
    return [
      { name: 'forward_layer', layer: forwardLayer },
      { name: 'backward_layer', layer: backwardLayer },
    ];
  }
  return wrapped ? [{ name: 'layer', layer: wrapped }] : [];
}

/** Keras's Sequential does not list its input layer. */
function withoutInputs(layers: tf.layers.Layer[]): tf.layers.Layer[] {
  return layers.filter((layer) => layer.getClassName() !== 'InputLayer');
}

function members(list: string, layers: tf.layers.Layer[]): { name: string; layer: tf.layers.Layer }[] {
  const counts = new Map<string, number>();
  return layers.map((layer) => {
    const kind = snakeCase(kerasClassName(layer));
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return { name: `${list}/${count === 0 ? kind : `${kind}_${count}`}`, layer };
  });
}

/** A layer's class in Keras. */
function kerasClassName(layer: tf.layers.Layer): string {
  if (layer instanceof tf.Sequential) return 'Sequential';
  return layer instanceof tf.LayersModel ? 'Functional' : layer.getClassName();
}
