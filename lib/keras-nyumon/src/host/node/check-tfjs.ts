import { bilingual } from '../../options/bilingual';

/**
 * Makes sure that the library, tfjs-node and the program share one version of TensorFlow.js: tensors and layers of
 * another version look the same and fail later, with words that do not lead here.
 *
 * @throws Error that names both versions and what to install
 */
export function checkTfjs(): void {
  const wanted = readManifest('../../../package.json').peerDependencies['@tensorflow/tfjs'];
  for (const folder of whoLoadTfjs()) {
    const file = findManifest('@tensorflow/tfjs', folder);
    if (!file) continue;
    const { version } = readManifest(file);
    if (version !== wanted) throw anotherVersion(version, wanted, file);
  }
}

/** The folders from which TensorFlow.js is loaded: the library's, tfjs-node's, and the program's own. */
function whoLoadTfjs(): string[] {
  const tfjsNode = findManifest('@tensorflow/tfjs-node', __dirname);
  const program = process.argv.at(1);
  return [__dirname, ...[tfjsNode, program].flatMap((file) => (file ? folderOf(file) : []))];
}

const folderOf = (file: string) => file.replace(/[\\/][^\\/]*$/, '');

interface Manifest {
  version: string;
  peerDependencies: Record<string, string>;
}

/* eslint-disable @typescript-eslint/no-require-imports -- JSON, found as the packages themselves are found */
const readManifest = (file: string) => require(file) as Manifest;
/* eslint-enable @typescript-eslint/no-require-imports */

/** The package.json of a package as a file in this folder would find it. */
function findManifest(name: string, folder: string): string | undefined {
  try {
    return require.resolve(`${name}/package.json`, { paths: [folder] });
  } catch {
    return undefined;
  }
}

function anotherVersion(version: string, wanted: string, file: string): Error {
  const command = `npm install --ignore-scripts @tensorflow/tfjs@${wanted}`;
  return new Error(
    bilingual({
      ja: `TensorFlow.js は ${wanted} が必要ですが、${version} が入っています(${folderOf(file)})。混ぜると計算やモデルが壊れます。次を実行してください: ${command}`,
      en: `TensorFlow.js ${wanted} is needed, but there is ${version} (${folderOf(file)}). Mixed, they break computations and models. Run: ${command}`,
    }),
  );
}
