import { createHash } from 'node:crypto';
import type { Bytes } from '../host';

export const bytes: Bytes = {
  toBase64: (content) => Buffer.from(content as Uint8Array).toString('base64'),
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
};
