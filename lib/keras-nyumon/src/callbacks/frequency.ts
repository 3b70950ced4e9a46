import type { Option } from '../options/option';

/** When a callback does something: at one of some moments, or after every so many batches. */
export function frequency<const Moment extends string>(
  moments: readonly Moment[],
  usual: NoInfer<Moment>,
): Option<Moment | number, never> {
  const list = moments.map((moment) => `'${moment}'`).join(', ');
  return {
    accepts: (value) => moments.includes(value as Moment) || (Number.isInteger(value) && Number(value) >= 1),
    allowed: { ja: `${list} か1以上の整数`, en: `${list} or an integer ≥ 1` },
    default: usual,
    words: moments,
  };
}
