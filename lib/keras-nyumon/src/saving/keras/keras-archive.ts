import { files, paths } from '../../host';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Hdf5Group } from './hdf5-file';
import { readHdf5, writeHdf5 } from './hdf5-file';
import type { JsonObject } from './json';
import { KerasFileError } from './keras-file-error';
import { replaceFile } from './replace-file';

/** What a `.keras` file holds: the model's description, and the numbers. */
export interface KerasArchive {
  config: JsonObject;
  weights: Hdf5Group;
}

/** The version of the file format that we write, as Keras names it: its own. */
const KERAS_VERSION = '3.15.1';

/**
 * Reads a `.keras` file: a zip archive of `config.json` and `model.weights.h5`.
 *
 * @throws KerasFileError when the archive is not whole
 */
export async function readKerasArchive(file: string): Promise<KerasArchive> {
  const parts = unzip(files.readFile(file));
  const config = part(parts, 'config.json');
  const weights = part(parts, 'model.weights.h5');
  return {
    config: parse(strFromU8(config)),
    weights: await inTemporaryFile(async (copy) => {
      files.writeFile(copy, weights);
      return readHdf5(copy);
    }),
  };
}

/** Writes a `.keras` file. One that is there is replaced in one step: if writing fails, it is still there. */
export async function writeKerasArchive(file: string, { config, weights }: KerasArchive): Promise<void> {
  const metadata = { keras_version: KERAS_VERSION, date_saved: dateSaved(new Date()) };
  const hdf5 = await inTemporaryFile(async (copy) => {
    await writeHdf5(copy, weights);
    return files.readFile(copy);
  });
  const zip = zipSync(
    {
      'metadata.json': strToU8(JSON.stringify(metadata)),
      'config.json': strToU8(withFloats(JSON.stringify(config))),
      'model.weights.h5': hdf5,
    },
    // As Keras stores them: float32 hardly shrinks.
    { level: 0 },
  );
  await replaceFile(file, (fresh) => {
    files.writeFile(fresh, zip);
  });
}

/** The HDF5 library reads and writes real files only. */
async function inTemporaryFile<Result>(use: (file: string) => Promise<Result>): Promise<Result> {
  const folder = files.makeTemporaryFolder('keras-nyumon-');
  try {
    return await use(paths.join(folder, 'model.weights.h5'));
  } finally {
    files.remove(folder);
  }
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch (error) {
    const reason = (error as Error).message;
    throw new KerasFileError({
      ja: `.keras の zip が読めません(${reason})。ファイルが途中で切れていないか確かめ、保存し直してください。`,
      en: `The .keras zip cannot be read (${reason}). Check that the file is whole, or save it again.`,
    });
  }
}

function part(parts: Record<string, Uint8Array>, name: string): Uint8Array {
  if (name in parts) return parts[name];
  throw new KerasFileError({
    ja: `.keras の中に ${name} がありません。Keras 3 か saveModel で保存したファイルかどうか確かめてください。`,
    en: `There is no ${name} in the .keras file. Check that Keras 3 or saveModel saved it.`,
  });
}

function parse(config: string): JsonObject {
  try {
    return JSON.parse(config) as JsonObject;
  } catch (error) {
    const reason = (error as Error).message;
    throw new KerasFileError({
      ja: `config.json が JSON として読めません(${reason})。保存し直してください。`,
      en: `config.json is not JSON (${reason}). Save the model again.`,
    });
  }
}

/** Python tells 1 from 1.0, and Keras takes only the latter for a learning rate or a momentum. */
function withFloats(json: string): string {
  return json.replace(/("(?:learning_rate|momentum)":-?\d+)(?=[,}])/g, '$1.0');
}

/** As Keras writes it: `2024-05-01@12:34:56`. */
function dateSaved(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', '@');
}
