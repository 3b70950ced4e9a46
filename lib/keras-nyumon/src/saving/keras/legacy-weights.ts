import type { tf } from '../../backend/tf';
import type { Hdf5Dataset, Hdf5Group } from './hdf5-file';
import { datasetAt, groupAt } from './hdf5-file';
import { KerasFileError } from './keras-file-error';
import { variableGroups } from './layer-variables';
import { checkCount, setValues } from './weights';

/**
 * Gives a model the weights of Keras 2's format, which Keras 3 still writes into `.h5`: a group for each layer, with its
 * weights in a list of names. Layers are matched in their order, as Keras does.
 *
 * @param group the file's root or its `model_weights`: the group with the attribute `layer_names`
 * @throws KerasFileError when a weight is missing, has another shape, or belongs to no layer
 */
export function weightsFromLegacyHdf5(model: tf.LayersModel, group: Hdf5Group): void {
  const layers = model.layers.map((layer) => ({ layer, variables: legacyOrder(layer) }));
  const wanted = layers.filter(({ variables }) => variables.length > 0);
  const found = names(group, 'layer_names')
    .map((name) => listedWeights(group, name))
    .filter((weights) => weights.length > 0);
  if (wanted.length !== found.length) throw otherLayers(wanted.length, found.length);
  const values = new Map<tf.LayerVariable, Hdf5Dataset>();
  for (const [i, { layer, variables }] of wanted.entries()) {
    checkCount(layer.name, variables.length, found[i].length);
    variables.forEach((variable, k) => values.set(variable, found[i][k]));
  }
  setValues(values);
}

/** Trainable weights first. */
function legacyOrder(layer: tf.layers.Layer): tf.LayerVariable[] {
  const all = variableGroups(layer).flatMap(({ layer: owner, variables }) =>
    variables.map((variable) => ({ variable, isTrainable: owner.trainableWeights.includes(variable) })),
  );
  const [first, last] = [true, false].map((wanted) =>
    all.filter(({ isTrainable }) => isTrainable === wanted),
  );
  return [...first, ...last].map(({ variable }) => variable);
}

/** The weights of a group that lists their names, in that order. */
export function listedWeights(root: Hdf5Group, path: string): Hdf5Dataset[] {
  const group = groupAt(root, path);
  return names(group, 'weight_names').map((name) => {
    const dataset = group && datasetAt(group, name);
    if (dataset) return dataset;
    throw new KerasFileError({
      ja: `ファイルに重み ${path}/${name} がありません。保存し直してください。`,
      en: `The file has no weight ${path}/${name}. Save it again.`,
    });
  });
}

/** A list of names; Keras cuts a long one into `layer_names0`, `layer_names1` … */
function names(group: Hdf5Group | undefined, attribute: string): string[] {
  const { attributes = {} } = group ?? {};
  const pieces = attribute in attributes ? [attribute] : [];
  for (let i = 0; `${attribute}${i}` in attributes; i++) pieces.push(`${attribute}${i}`);
  return pieces.flatMap((piece) => Array.from(attributes[piece] as string[]));
}

function otherLayers(wanted: number, found: number): KerasFileError {
  return new KerasFileError({
    ja: `重みを持つ層はモデルに ${wanted} 個、ファイルに ${found} 個です。同じ構成のモデルの重みかどうか確かめてください。`,
    en: `The model has ${wanted} layers with weights, the file ${found}. Check that they are of the same model.`,
  });
}
