import { bilingual } from '../../options/bilingual';
import type { tf } from '../../backend/tf';

/**
 * Finds a layer: the one of a name, or the first that has what is looked for.
 *
 * @param name  the layer's name, as `summary` shows it; undefined for the first that fits
 * @param fits  whether a layer has what is looked for
 * @param what  what is looked for, in Japanese and in English
 * @throws RangeError when there is none
 */
export function findLayer(
  model: tf.LayersModel,
  name: string | undefined,
  fits: (layer: tf.layers.Layer) => boolean,
  what: { ja: string; en: string },
): tf.layers.Layer {
  const possible = model.layers.filter(fits);
  const found = possible.find((layer) => name === undefined || layer.name === name);
  if (found) return found;
  const names = possible.map((layer) => layer.name).join(', ');
  if (name !== undefined && names !== '') {
    throw new RangeError(
      bilingual({
        ja: `${what.ja}「${name}」はこのモデルにありません。あるのは ${names} です。`,
        en: `This model has no ${what.en} '${name}'. It has ${names}.`,
      }),
    );
  }
  throw new RangeError(
    bilingual({
      ja: `このモデルに${what.ja}はありません。summary(model) で層を確かめてください。`,
      en: `This model has no ${what.en}. See its layers with summary(model).`,
    }),
  );
}
