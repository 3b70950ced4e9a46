import type { NdArray, TensorLike } from '../data/nd-array';
import { tf } from '../backend/tf';
import { nearestName } from '../options/nearest-name';
import { bilingual } from '../options/bilingual';

/**
 * Inputs or labels of a model: one array, or, for a model with several, a list in their order or an object by name.
 */
export type ModelData = TensorLike | TensorLike[] | Record<string, TensorLike>;

/**
 * The arrays of {@link ModelData}, one for each of the model's inputs or outputs, in their order.
 *
 * @param names the model's `inputNames` or `outputNames`
 * @param what  what the data is called in messages, such as `x`
 * @throws RangeError when there are too few, too many, or unknown ones
 */
export function dataInOrder(data: ModelData, names: string[], what: string): TensorLike[] {
  if (isByName(data)) return byName(data, names, what);
  const isList = Array.isArray(data) && (names.length > 1 || isArrayOrTensor(data[0]));
  const list = (isList ? data : [data]) as TensorLike[];
  if (list.length === names.length) return list;
  throw new RangeError(
    bilingual({
      ja: `${what} は ${list.length} 個ですが、モデルには ${names.length} 個(${names.join(', ')})必要です。[a, b] のように順に並べるか、名前を付けて渡してください。`,
      en: `${what} has ${list.length} arrays, but the model takes ${names.length} (${names.join(', ')}). Pass a list in that order, or an object by name.`,
    }),
  );
}

function byName(data: Record<string, TensorLike>, names: string[], what: string): TensorLike[] {
  const unknown = Object.keys(data).find((name) => !names.includes(name));
  const missing = names.find((name) => !(name in data));
  if (unknown === undefined && missing === undefined) return names.map((name) => data[name]);
  const meant = unknown === undefined ? undefined : nearestName(unknown, names);
  throw new RangeError(
    bilingual({
      ja: `${what} の名前が合いません(${unknown === undefined ? `${missing} がない` : `${unknown} は不明`})。名前は ${names.join(', ')} です${meant ? `。「${meant}」ではありませんか` : ''}。`,
      en: `The names of ${what} do not fit (${unknown === undefined ? `${missing} is missing` : `${unknown} is unknown`}). The names are ${names.join(', ')}.${meant ? ` Did you mean '${meant}'?` : ''}`,
    }),
  );
}

function isByName(data: ModelData): data is Record<string, TensorLike> {
  return !Array.isArray(data) && !isArrayOrTensor(data);
}

function isArrayOrTensor(data: unknown): data is tf.Tensor | NdArray {
  return data instanceof tf.Tensor || (typeof data === 'object' && data !== null && 'shape' in data);
}
