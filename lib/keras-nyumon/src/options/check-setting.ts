import { bilingual } from './bilingual';

/**
 * Checks one setting of an optimizer, a schedule or a callback.
 *
 * @param ok    whether its value is right
 * @param what  whose setting it is, as the reader calls it, such as `sgd`
 * @param given its name and value
 * @param rule  what is right, such as `0 … 1`
 * @throws RangeError when it is not
 */
export function checkSetting(ok: boolean, what: string, given: Record<string, unknown>, rule: string): void {
  if (ok) return;
  const [[name, value]] = Object.entries(given);
  throw new RangeError(
    bilingual({
      ja: `${what} の ${name} は ${String(value)} ですが、${rule} でなければなりません。`,
      en: `${name} of ${what} is ${String(value)}, but must be ${rule}.`,
    }),
  );
}
