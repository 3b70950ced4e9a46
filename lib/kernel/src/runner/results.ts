/** How the value of a cell's last expression is shown. */
import { inspect } from 'node:util';
import { displaySymbol, type MimeBundle } from '../bridge';
import { describeTensorFlow } from './tensorflow-results';

/**
 * The forms in which a value is shown; undefined when there is nothing to show.
 *
 * @param value any value: one with a `[displaySymbol]` method shows itself, TensorFlow.js's objects and pictures are
 *              shown compactly, and all others as Node prints them
 */
export async function describe(value: unknown): Promise<MimeBundle | undefined> {
  if (value === undefined) return undefined;
  const own = ownDisplay(value);
  if (own) {
    const bundle = await own();
    return { 'text/plain': plainText(value), ...bundle };
  }
  if (value instanceof Promise) {
    return {
      'text/plain': `${plainText(value)}\n💡 値を取り出すには、式の前に await を付けてください。\n   Put await before the expression to get its value.`,
    };
  }
  if (value instanceof Uint8Array) {
    const type = pictureType(value);
    if (type)
      return {
        'text/plain': `[${type}, ${value.length} bytes]`,
        [type]: Buffer.from(value).toString('base64'),
      };
  }
  return { 'text/plain': describeTensorFlow(value) ?? plainText(value) };
}

function ownDisplay(value: unknown): (() => MimeBundle | Promise<MimeBundle>) | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const method = (value as Partial<Record<symbol, unknown>>)[displaySymbol];
  return typeof method === 'function' ? (method.bind(value) as () => MimeBundle) : undefined;
}

function plainText(value: unknown): string {
  return inspect(value, { depth: 4, maxArrayLength: 100, maxStringLength: 10_000, breakLength: 100 });
}

/** The first bytes of pictures. */
const signatures: Record<string, number[]> = {
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/gif': [0x47, 0x49, 0x46, 0x38],
};

function pictureType(bytes: Uint8Array): string | undefined {
  return Object.keys(signatures).find((type) => signatures[type].every((byte, i) => bytes[i] === byte));
}
