import { endianness } from 'node:os';
import { DataError } from './data-error';
import type { Sentence } from './data-error';

/** The typed array that holds each dtype of the IDX format. */
export interface IdxData {
  uint8: Uint8Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  float32: Float32Array;
  float64: Float64Array;
}

/** The dtypes of the IDX format. */
export type IdxDtype = keyof IdxData;

/**
 * An array as an IDX file holds it. *shape* has one entry per dimension ([] for a single value), *data* the values in
 * row-major order. Switching on *dtype* tells the compiler which typed array *data* is.
 *
 * *data* may be a view of a larger buffer: read `data`, not `data.buffer`.
 */
export type IdxArray<D extends IdxDtype = IdxDtype> = D extends IdxDtype
  ? { readonly dtype: D; readonly shape: number[]; readonly data: IdxData[D] }
  : never;

const getAgain: Sentence = { ja: 'ファイルを入手し直してください。', en: 'Get the file again.' };

/**
 * Reads the bytes of an IDX file that is not gzipped.
 *
 * @param bytes the whole file
 * @param file  its name, for error messages
 * @returns     for uint8 and int8 a view of `bytes`, otherwise a copy in this machine's byte order
 * @throws DataError *not-idx*, *truncated* or *trailing-bytes*
 */
export function parseIdx(bytes: Uint8Array, file: string): IdxArray {
  const { code, shape, itemSize } = readHeader(bytes, file);
  const start = 4 + 4 * shape.length;
  const count = shape.reduce((a, b) => a * b, 1);
  const expected = start + count * itemSize;
  if (bytes.length !== expected) throw wrongSize(bytes.length, expected, shape, file);

  const view = <T>(type: new (buffer: ArrayBufferLike, offset: number, length: number) => T): T =>
    new type(bytes.buffer, bytes.byteOffset + start, count);
  const native = <T>(type: new (buffer: ArrayBufferLike) => T): T =>
    new type(inNativeOrder(new Uint8Array(bytes.subarray(start)), itemSize));
  switch (code) {
    case 0x08:
      return { dtype: 'uint8', shape, data: view(Uint8Array) };
    case 0x09:
      return { dtype: 'int8', shape, data: view(Int8Array) };
    case 0x0b:
      return { dtype: 'int16', shape, data: native(Int16Array) };
    case 0x0c:
      return { dtype: 'int32', shape, data: native(Int32Array) };
    case 0x0d:
      return { dtype: 'float32', shape, data: native(Float32Array) };
    case 0x0e:
      return { dtype: 'float64', shape, data: native(Float64Array) };
  }
}

/** Bytes per value by the third byte of the magic number. */
const itemSizes = { 0x08: 1, 0x09: 1, 0x0b: 2, 0x0c: 4, 0x0d: 4, 0x0e: 8 };
type TypeCode = keyof typeof itemSizes;

function isTypeCode(code: number): code is TypeCode {
  return code in itemSizes;
}

function readHeader(bytes: Uint8Array, file: string): { code: TypeCode; shape: number[]; itemSize: number } {
  if (bytes.length < 4) throw headerCutOff(bytes.length, 4, file);
  const [zero, zeroToo, code, rank] = bytes;
  if (zero !== 0 || zeroToo !== 0 || !isTypeCode(code)) {
    const magic = Buffer.from(bytes.subarray(0, 4)).toString('hex');
    throw new DataError(
      'not-idx',
      file,
      {
        ja: `IDX形式のファイルではありません(先頭の4バイトが ${magic} です)。`,
        en: `Not an IDX file (its first four bytes are ${magic}).`,
      },
      getAgain,
    );
  }
  const headerLength = 4 + 4 * rank;
  if (bytes.length < headerLength) throw headerCutOff(bytes.length, headerLength, file);
  const header = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  const shape = Array.from({ length: rank }, (_, i) => header.getUint32(4 + 4 * i));
  return { code, shape, itemSize: itemSizes[code] };
}

function headerCutOff(length: number, expected: number, file: string): DataError {
  return new DataError(
    'truncated',
    file,
    {
      ja: `途中で切れています(ヘッダーだけで${expected}バイトあるはずですが、${length}バイトしかありません)。`,
      en: `Cut off (${length} bytes, but the header alone takes ${expected}).`,
    },
    getAgain,
  );
}

function wrongSize(length: number, expected: number, shape: number[], file: string): DataError {
  const dims = `[${shape.join(', ')}]`;
  return length < expected
    ? new DataError(
        'truncated',
        file,
        {
          ja: `途中で切れています(形 ${dims} なら${expected}バイトのはずですが、${length}バイトしかありません)。`,
          en: `Cut off (shape ${dims} takes ${expected} bytes, but there are ${length}).`,
        },
        getAgain,
      )
    : new DataError(
        'trailing-bytes',
        file,
        {
          ja: `余分なデータが付いています(形 ${dims} なら${expected}バイトのはずですが、${length}バイトあります)。`,
          en: `Has bytes left over (shape ${dims} takes ${expected} bytes, but there are ${length}).`,
        },
        getAgain,
      );
}

/** Turns big-endian values into this machine's, in place; the copy has its buffer to itself. */
function inNativeOrder(copy: Uint8Array, itemSize: number): ArrayBufferLike {
  if (endianness() === 'LE') {
    const buffer = Buffer.from(copy.buffer);
    if (itemSize === 2) buffer.swap16();
    else if (itemSize === 4) buffer.swap32();
    else buffer.swap64();
  }
  return copy.buffer;
}
