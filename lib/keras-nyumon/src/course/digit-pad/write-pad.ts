import { files, packages, paths } from '../../host';
import { tf } from '../../backend/tf';
import { browserModule } from './browser-module';

/**
 * Writes what a pad needs into a folder: TensorFlow.js for browsers, the pad itself, the model.
 *
 * @param model  the model; its optimizer stays here
 * @param folder made when it is not there; files of these names are replaced
 */
export async function writePad(model: tf.LayersModel, folder: string): Promise<void> {
  files.makeFolder(folder);
  const tensorflow = packages.find('@tensorflow/tfjs/dist/tf.fesm.min.js');
  files.writeFile(paths.join(folder, 'tf.fesm.min.js'), files.readFile(tensorflow));
  const code = browserModule({
    startPad: packages.findOwn('course/digit-pad/browser/pad.js'),
    mnistLike: packages.findOwn('visualization/pictures/mnist-like.js'),
  });
  files.writeFile(paths.join(folder, 'pad.js'), code);
  const writer = tf.io.withSaveHandler((artifacts) => {
    const { weightData, weightSpecs = [], ...description } = artifacts;
    const weights = tf.io.CompositeArrayBuffer.join(weightData);
    const json = { ...description, weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }] };
    files.writeFile(paths.join(folder, 'weights.bin'), new Uint8Array(weights));
    files.writeFile(paths.join(folder, 'model.json'), JSON.stringify(json));
    return Promise.resolve({ modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) });
  });
  await model.save(writer);
}
