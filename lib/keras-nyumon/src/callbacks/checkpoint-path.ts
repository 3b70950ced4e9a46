import { bilingual } from '../options/bilingual';
import { CHOOSE, suggestion } from '../options/nearest-name';

/**
 * Fills in a checkpoint's path as Python's `str.format` does: `{epoch}`, `{epoch:02d}`, `{val_loss:.3f}`.
 *
 * @param template the path with names in braces
 * @param values   the values by name
 * @throws RangeError for a name that there is not, or a format other than `d` for whole numbers and `f` for decimals
 */
export function checkpointPath(template: string, values: Record<string, number>): string {
  return template.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name: string, format = '') => {
    if (!(name in values)) throw unknownName(template, name, Object.keys(values));
    return formatted(values[name], format as string, template);
  });
}

function formatted(value: number, format: string, template: string): string {
  const parts = /^(0?)(\d*)(?:d|(?:\.(\d+))?f)?$/.exec(format);
  if (!parts) {
    throw new RangeError(
      bilingual({
        ja: `filepath「${template}」の書式「${format}」は使えません。02d や .3f のように書いてください。`,
        en: `The format '${format}' in the filepath '${template}' is not known. Write it like 02d or .3f.`,
      }),
    );
  }
  const [, zero, width] = parts;
  // Python writes six decimals where their number is left out.
  const decimals = Number((parts[3] as string | undefined) ?? 6);
  const text = format.endsWith('f') ? value.toFixed(decimals) : String(value);
  return text.padStart(Number(width), zero ? '0' : ' ');
}

function unknownName(template: string, name: string, names: string[]): RangeError {
  const { ja, en } = suggestion(name, names, CHOOSE);
  return new RangeError(
    bilingual({
      ja: `filepath「${template}」の「${name}」は記録されていません(あるもの: ${names.join(', ')})。${ja}`,
      en: `'${name}' in the filepath '${template}' was not recorded (there are: ${names.join(', ')}). ${en}`,
    }),
  );
}
