import { tf } from '../../backend/tf';
import type { Hdf5Dataset, Hdf5Group } from './hdf5-file';
import { datasetAt, emptyGroup, groupAt, makeGroup } from './hdf5-file';
import { KerasFileError } from './keras-file-error';
import { variableGroups } from './layer-variables';

/** A model's weights as Keras 3 lays them out in `.weights.h5`: `layers/dense/vars/0`, `1` … */
export async function weightsToHdf5(model: tf.LayersModel): Promise<Hdf5Group> {
  const root = emptyGroup();
  for (const { layer, path, variables } of variableGroups(model)) {
    const group = makeGroup(root, varsOf(path));
    group.attributes.name = layer.name;
    for (const [i, variable] of variables.entries()) {
      const value = variable.read();
      const data = (await value.data()) as Float32Array | Int32Array;
      group.datasets.set(String(i), { shape: value.shape, data });
    }
  }
  return root;
}

/**
 * Gives a model the weights of a `.weights.h5` file.
 *
 * @throws KerasFileError when a weight is missing, has another shape, or belongs to no layer
 */
export function weightsFromHdf5(model: tf.LayersModel, root: Hdf5Group): void {
  const isOld = root.groups.has(BEFORE_KERAS_3);
  const values = new Map<tf.LayerVariable, Hdf5Dataset>();
  const left = datasetsBelow(root, isOld ? BEFORE_KERAS_3 : 'layers');
  for (const { layer, path, variables } of variableGroups(model)) {
    const at = varsOf(isOld ? path.replaceAll('layers', BEFORE_KERAS_3) : path);
    checkCount(layer.name, variables.length, groupAt(root, at)?.datasets.size ?? 0);
    for (const [i, variable] of variables.entries()) {
      const dataset = datasetAt(root, `${at}/${i}`);
      if (!dataset) throw noLayerFor(at);
      values.set(variable, dataset);
      left.delete(`${at}/${i}`);
    }
  }
  if (left.size > 0) throw noLayerFor([...left][0]);
  setValues(values);
}

/** Where Keras 2.13 kept the layers. */
const BEFORE_KERAS_3 = '_layer_checkpoint_dependencies';

function varsOf(path: string): string {
  return path === '' ? 'vars' : `${path}/vars`;
}

/** Writes values into variables, when all of them fit: a model gets all of its weights or none. */
export function setValues(values: Map<tf.LayerVariable, Hdf5Dataset>): void {
  for (const [variable, { shape }] of values) {
    if (String(shape) !== String(variable.shape)) throw otherShape(variable, shape);
  }
  for (const [variable, { data, shape }] of values) {
    tf.tidy(() => {
      const numbers = data instanceof BigInt64Array ? Int32Array.from(data, Number) : data;
      variable.write(tf.tensor(numbers, shape, variable.dtype));
    });
  }
}

/** @throws KerasFileError when a layer has more or fewer weights than the file has for it */
export function checkCount(layer: string, wanted: number, found: number): void {
  if (wanted === found) return;
  throw new KerasFileError({
    ja: `層 ${layer} の重みは ${wanted} 個ですが、ファイルには ${found} 個あります。同じ構成のモデルの重みかどうか確かめてください。`,
    en: `Layer ${layer} has ${wanted} weights, but the file has ${found} for it. Check that they are of the same model.`,
  });
}

/** Paths of a group's datasets. A random layer's state is left out: the two libraries draw different numbers. */
function datasetsBelow(root: Hdf5Group, path: string): Set<string> {
  const group = groupAt(root, path);
  const own = [...(group?.datasets.keys() ?? [])].map((name) => `${path}/${name}`);
  const below = [...(group?.groups.keys() ?? [])]
    .filter((name) => name !== 'seed_generator')
    .flatMap((name) => [...datasetsBelow(root, `${path}/${name}`)]);
  return new Set([...own, ...below]);
}

function otherShape(variable: tf.LayerVariable, shape: number[]): KerasFileError {
  const [wanted, found] = [variable.shape, shape].map((each) => `[${each.join(', ')}]`);
  return new KerasFileError({
    ja: `重み ${variable.originalName} の形は ${wanted} ですが、ファイルでは ${found} です。同じ構成のモデルの重みかどうか確かめてください。`,
    en: `Weight ${variable.originalName} has shape ${wanted}, but ${found} in the file. Check that they are of the same model.`,
  });
}

function noLayerFor(path: string): KerasFileError {
  return new KerasFileError({
    ja: `ファイルの重み ${path} に当たる層がモデルにありません。モデルの層の構成を確かめてください。`,
    en: `No layer of the model takes the file's weight ${path}. Check the model's layers.`,
  });
}
