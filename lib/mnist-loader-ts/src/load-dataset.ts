import { rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { defaultCacheFolder } from './cache-folder';
import { checkFile } from './check-file';
import { DataError } from './data-error';
import type { DatasetDescription, DatasetFile } from './dataset-files';
import { download } from './download';
import { readBytes } from './read-idx';
import { makeReport } from './report';
import type { DownloadProgress, Report } from './report';

/** Grey-scale images, one after the other, row by row. */
export interface Images {
  readonly dtype: 'uint8';
  /** [how many, height, width] */
  readonly shape: [number, number, number];
  /** 0 (background) … 255; may be a view of a larger buffer. */
  readonly data: Uint8Array;
}

/** The class of each image. */
export interface Labels {
  readonly dtype: 'uint8';
  /** [how many] */
  readonly shape: [number];
  /** 0 … 9; may be a view of a larger buffer. */
  readonly data: Uint8Array;
}

/** Images with their labels: `y.data[i]` belongs to the i-th image of `x`. */
export interface Split {
  readonly x: Images;
  readonly y: Labels;
}

/** What `loadData()` gives: 60,000 images to train with and 10,000 to test with. */
export interface Dataset {
  readonly train: Split;
  readonly test: Split;
}

/** Options of `loadData()`. */
export interface LoadOptions {
  /**
   * A folder that holds one folder per dataset (`mnist`, `fashion-mnist`, `kmnist`) with its files, and where downloads
   * are kept. Default: `data/` of the enclosing "Keras入門 for TypeScript" project, else the user's cache folder.
   */
  readonly cacheFolder?: string;
  /** **true** never downloads. Default: *false*. */
  readonly offline?: boolean;
  /**
   * How a download shows how far it is: **true** (the default) for a bar in a terminal and a line every two seconds in
   * a notebook, **false** for nothing, or a function that is told instead.
   */
  readonly progress?: boolean | ((progress: DownloadProgress) => void);
  /** Told, in one line, of a file that was found to be bad and passed over. Default: the line is printed. */
  readonly onNotice?: (message: string) => void;
}

/**
 * Loads a dataset: each file from the cache, else from where it is installed, else from a mirror into the cache.
 *
 * @param idleMs how long a mirror may send nothing
 * @throws DataError when a file can be had nowhere, or the cache folder is full or not writable
 */
export async function loadDataset(
  dataset: DatasetDescription,
  options: LoadOptions = {},
  idleMs?: number,
): Promise<Dataset> {
  const folder = join(options.cacheFolder ?? defaultCacheFolder(), dataset.id);
  const report = makeReport(options.progress ?? true, options.onNotice);
  const { trainImages, trainLabels, testImages, testLabels } = dataset.files;
  const files = [trainImages, trainLabels, testImages, testLabels];

  const found = await Promise.all(files.map((file) => findOnThisMachine(file, dataset, folder, report)));
  for (const [i, file] of files.entries()) {
    if (found[i] !== undefined) continue;
    if (options.offline) throw notHere(file, dataset, folder);
    const bytes = await download(file, dataset, folder, report, idleMs);
    found[i] = await checkFile(bytes, join(folder, `${file.name}.gz`), file, dataset);
  }
  const [trainX, trainY, testX, testY] = found as Uint8Array[];
  return {
    train: { x: images(trainX, trainImages), y: labels(trainY) },
    test: { x: images(testX, testImages), y: labels(testY) },
  };
}

function images(data: Uint8Array, file: DatasetFile): Images {
  const [n, height, width] = file.shape;
  return { dtype: 'uint8', shape: [n, height, width], data };
}

function labels(data: Uint8Array): Labels {
  return { dtype: 'uint8', shape: [data.length], data };
}

/** The file's values from the first place that has it whole and right. */
async function findOnThisMachine(
  file: DatasetFile,
  dataset: DatasetDescription,
  cache: string,
  report: Report,
): Promise<Uint8Array | undefined> {
  // Without the sum of what is inside, a file that isn't the gzipped original can't be told from a damaged one.
  const names = file.sha256 === undefined ? [`${file.name}.gz`] : [`${file.name}.gz`, file.name];
  for (const folder of [cache, ...dataset.installed()]) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        return await checkFile(await readBytes(path), path, file, dataset);
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        if (error.code === 'not-found') continue;
        // Another process may have replaced it meanwhile; a good file must not be put aside.
        const again = await readBytes(path)
          .then((bytes) => checkFile(bytes, path, file, dataset))
          .catch(() => undefined);
        if (again !== undefined) return again;
        await passOver(path, error, folder === cache, report);
      }
    }
  }
  return undefined;
}

/** Says that a file is bad and, if it is the cache's, puts it aside, so that a good one can take its place. */
async function passOver(path: string, error: DataError, isCache: boolean, report: Report): Promise<void> {
  const { ja, en } = error.reason;
  const aside = `${path}.${new Date().toISOString().replace(/[:.]/g, '')}.broken`;
  const isAside =
    isCache &&
    error.code !== 'unreadable' &&
    (await rename(path, aside).then(
      () => true,
      () => false,
    ));
  report.notice(
    isAside
      ? {
          ja: `${path}: ${ja}${basename(aside)} に名前を変え、別の入手先を使います。`,
          en: `${en} Renamed to ${basename(aside)}; using another source.`,
        }
      : { ja: `${path}: ${ja}これは使わず、別の入手先を使います。`, en: `${en} Using another source.` },
  );
}

function notHere(file: DatasetFile, dataset: DatasetDescription, folder: string): DataError {
  return new DataError(
    'offline',
    join(folder, `${file.name}.gz`),
    {
      ja: `${dataset.title} のファイルがこのコンピューターにありません。`,
      en: `This file of ${dataset.title} is not on this machine.`,
    },
    {
      ja: 'ネットワークのある所で loadData() を { offline: true } なしで一度実行するか、ファイルをここに置いてください。',
      en: 'Run loadData() once without { offline: true } where there is a network, or put the file here.',
    },
  );
}
