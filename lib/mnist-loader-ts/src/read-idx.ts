import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DataError, inShort, systemCode } from './data-error';
import { parseIdx } from './idx-array';
import type { IdxArray } from './idx-array';

const gunzipAsync = promisify(gunzip);

/**
 * Reads an IDX file, gzipped or not (its first bytes tell), of any dtype and rank.
 *
 * @param source path of the file, or the bytes of the whole file
 * @returns      dtype, shape and the values in this machine's byte order
 * @throws DataError *not-found*, *unreadable*, *not-idx*, *truncated*, *trailing-bytes* or *corrupt-gzip*
 *
 * @example
 * const { dtype, shape, data } = await readIdx('t10k-images-idx3-ubyte.gz');
 */
export async function readIdx(source: string | Uint8Array): Promise<IdxArray> {
  const file = typeof source === 'string' ? source : '(bytes)';
  const bytes = typeof source === 'string' ? await readBytes(source) : source;
  return parseIdx(isGzip(bytes) ? await unzip(bytes, file) : bytes, file);
}

/** Whether bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Reads a whole file. Throws DataError *not-found* or *unreadable*. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      throw new DataError(
        'not-found',
        path,
        { ja: 'ファイルがありません。', en: 'No such file.' },
        { ja: 'パスを確かめてください。', en: 'Check the path.' },
        error,
      );
    }
    const why = inShort(error);
    throw new DataError(
      'unreadable',
      path,
      { ja: `読めません(${why})。`, en: `Can't be read (${why}).` },
      { ja: '読む権限があるファイルかどうか確かめてください。', en: 'Check that it is a file you may read.' },
      error,
    );
  }
}

/** MNIST comes out in one chunk, which halves the time; anything larger in several. */
const largestChunk = 48 * 1024 * 1024;
/** What deflate can make of one byte, at most. */
const largestRatio = 1032;

/**
 * Decompresses a gzip file and checks its own checksum.
 * Throws DataError *truncated* or *corrupt-gzip*.
 */
export async function unzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  try {
    return await gunzipAsync(bytes, { chunkSize: chunkSize(bytes) });
  } catch (error) {
    const cutOff = systemCode(error) === 'Z_BUF_ERROR';
    const why = inShort(error);
    throw new DataError(
      cutOff ? 'truncated' : 'corrupt-gzip',
      file,
      cutOff
        ? { ja: 'gzipファイルが途中で切れています。', en: 'The gzip file is cut off.' }
        : { ja: `gzipファイルが壊れています(${why})。`, en: `The gzip file is corrupt (${why}).` },
      { ja: 'ファイルを入手し直してください。', en: 'Get the file again.' },
      error,
    );
  }
}

/** A gzip file ends with its decompressed size, which a damaged file may overstate. */
function chunkSize(bytes: Uint8Array): number {
  const smallest = 1024;
  if (bytes.length < 4) return smallest;
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  // One byte more lets zlib see the end without a second chunk.
  return Math.max(smallest, Math.min(size + 1, bytes.length * largestRatio, largestChunk));
}
