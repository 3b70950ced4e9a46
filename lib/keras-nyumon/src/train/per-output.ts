import { nearestName } from '../options/nearest-name';
import { bilingual } from '../options/bilingual';

/**
 * What was chosen for each output of a model.
 *
 * @param chosen one choice for all outputs, a list in their order, or an object by name
 * @param names  the model's output names
 * @param what   the option's name, for messages
 * @returns a choice for each output; undefined where an object names none
 * @throws RangeError when a list is not as long as there are outputs, or a name is unknown
 */
export function perOutput<T>(
  chosen: T[] | Record<string, T>,
  names: string[],
  what: string,
): (T | undefined)[] {
  if (Array.isArray(chosen)) {
    if (chosen.length === names.length) return chosen;
    throw new RangeError(
      bilingual({
        ja: `${what} は ${chosen.length} 個ですが、モデルの出力は ${names.length} 個(${names.join(', ')})です。出力ごとに1つずつ書いてください。`,
        en: `${what} has ${chosen.length} entries, but the model has ${names.length} outputs (${names.join(', ')}). Write one for each.`,
      }),
    );
  }
  const unknown = Object.keys(chosen).find((name) => !names.includes(name));
  if (unknown === undefined) return names.map((name) => (name in chosen ? chosen[name] : undefined));
  const meant = nearestName(unknown, names) ?? names.join(', ');
  throw new RangeError(
    bilingual({
      ja: `${what} に「${unknown}」とありますが、その名前の出力はありません。「${meant}」ではありませんか。`,
      en: `${what} names '${unknown}', but the model has no such output. Did you mean '${meant}'?`,
    }),
  );
}
