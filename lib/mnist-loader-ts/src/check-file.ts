import { createHash } from 'node:crypto';
import { DataError } from './data-error';
import type { Sentence } from './data-error';
import { fashionMnistFiles, kmnistFiles, mnistFiles } from './dataset-files';
import type { DatasetDescription, DatasetFile } from './dataset-files';
import { parseIdx } from './idx-array';
import { isGzip, unzip } from './read-idx';

/** The sha256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The values of one of a dataset's files, if the bytes are that file: the gzipped original by its sha256, or, gzipped
 * by whomever or not at all, by the sha256 of what is inside.
 *
 * @param bytes what was found under the file's name
 * @param path  where it was found, for error messages
 * @throws DataError saying what the bytes are instead: *not-idx*, *truncated*, *trailing-bytes*, *corrupt-gzip*,
 *         *swapped* or *wrong-checksum*
 */
export async function checkFile(
  bytes: Uint8Array,
  path: string,
  file: DatasetFile,
  dataset: DatasetDescription,
): Promise<Uint8Array> {
  const gzipped = isGzip(bytes);
  const sums = [sha256(bytes)];
  const isOriginal = gzipped && sums[0] === file.gzip.sha256;
  const inner = gzipped ? await unzip(bytes, path) : bytes;
  if (gzipped && !isOriginal) sums.push(sha256(inner));
  if (!isOriginal && !sums.includes(file.sha256 ?? 'unknown'))
    throw whatItIsInstead(sums, inner, path, file, dataset);
  const array = parseIdx(inner, path);
  if (array.dtype !== 'uint8' || String(array.shape) !== String(file.shape))
    throw differentShape(array, path, file);
  return array.data;
}

const getAgain: Sentence = {
  ja: '消してもう一度実行すると、正しいものを入手し直します。',
  en: 'Delete it and run again to get the right one.',
};

function whatItIsInstead(
  sums: string[],
  inner: Uint8Array,
  path: string,
  file: DatasetFile,
  dataset: DatasetDescription,
): DataError {
  for (const known of [dataset, mnistFiles, fashionMnistFiles, kmnistFiles]) {
    for (const other of Object.values(known.files)) {
      if (sums.includes(other.gzip.sha256) || sums.includes(other.sha256 ?? 'unknown')) {
        return new DataError(
          'swapped',
          path,
          {
            ja: `中身は ${dataset.title} の ${file.name} ではなく、${known.title} の ${other.name} です。`,
            en: `It holds ${other.name} of ${known.title}, not ${file.name} of ${dataset.title}.`,
          },
          { ja: '名前か置き場所を直してください。', en: 'Rename or move it.' },
        );
      }
    }
  }
  try {
    const array = parseIdx(inner, path);
    if (array.dtype !== 'uint8' || String(array.shape) !== String(file.shape))
      return differentShape(array, path, file);
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  return new DataError(
    'wrong-checksum',
    path,
    {
      ja: `sha256が配布元のものと一致しません(${sums[0].slice(0, 12)}…)。壊れているか、書き換えられています。`,
      en: `Its sha256 (${sums[0].slice(0, 12)}…) is not the published one: it is damaged or altered.`,
    },
    getAgain,
  );
}

function differentShape(
  array: { dtype: string; shape: readonly number[] },
  path: string,
  file: DatasetFile,
): DataError {
  const found = `${array.dtype} [${array.shape.join(', ')}]`;
  const expected = `uint8 [${file.shape.join(', ')}]`;
  return new DataError(
    'swapped',
    path,
    {
      ja: `別のデータです(${expected} のはずが ${found} です)。画像とラベル、訓練用とテスト用を取り違えていませんか。`,
      en: `It is other data (${found} instead of ${expected}): images for labels, or train for test?`,
    },
    { ja: '名前か置き場所を直してください。', en: 'Rename or move it.' },
  );
}
