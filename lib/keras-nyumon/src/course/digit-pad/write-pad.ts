import fs from 'node:fs/promises';
import path from 'node:path';
import { tf } from '../../backend/tf';
import { browserModule } from './browser-module';

/**
 * Writes what a pad needs into a folder: TensorFlow.js for browsers, the pad itself, the model.
 *
 * @param model  the model; its optimizer stays here
 * @param folder made when it is not there; files of these names are replaced
 */
export async function writePad(model: tf.LayersModel, folder: string): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  const tensorflow = require.resolve('@tensorflow/tfjs/dist/tf.fesm.min.js');
  await fs.copyFile(tensorflow, path.join(folder, path.basename(tensorflow)));
  const code = browserModule({
    startPad: path.join(__dirname, 'browser', 'pad.js'),
    mnistLike: path.join(__dirname, '..', '..', 'visualization', 'pictures', 'mnist-like.js'),
  });
  await fs.writeFile(path.join(folder, 'pad.js'), code);
  const writer = tf.io.withSaveHandler(async (artifacts) => {
    const { weightData, weightSpecs = [], ...description } = artifacts;
    const weights = tf.io.CompositeArrayBuffer.join(weightData);
    const json = { ...description, weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }] };
    await fs.writeFile(path.join(folder, 'weights.bin'), new Uint8Array(weights));
    await fs.writeFile(path.join(folder, 'model.json'), JSON.stringify(json));
    return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
  });
  await model.save(writer);
}
