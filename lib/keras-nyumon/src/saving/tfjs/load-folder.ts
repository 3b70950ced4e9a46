import { files, paths } from '../../host';
import { tf } from '../../backend/tf';
import type { SavedTraining } from '../../train/saved-training';
import { restoreTraining } from '../../train/saved-training';

/** Loads a model from a folder in TensorFlow.js's format. One that was compiled is compiled again, with its optimizer's state. */
export async function loadFolder(source: string): Promise<tf.LayersModel> {
  const artifacts = await readArtifacts(source);
  const training = artifacts.trainingConfig as (tf.io.TrainingConfig & SavedTraining) | undefined;
  // TensorFlow.js makes the optimizer and its state; it does not know all losses and metrics.
  const trainingConfig = training && { ...training, loss: 'mean_squared_error' as const, metrics: [] };
  const model = await tf.loadLayersModel({ load: () => Promise.resolve({ ...artifacts, trainingConfig }) });
  if (training) restoreTraining(model, model.optimizer, training);
  return model;
}

async function readArtifacts(source: string): Promise<tf.io.ModelArtifacts> {
  const json = JSON.parse(files.readText(paths.join(source, 'model.json'))) as tf.io.ModelJSON;
  return tf.io.getModelArtifactsForJSON(json, (manifest) => {
    const weights = manifest.flatMap((group) => group.weights);
    const bytes = files.readFile(paths.join(source, 'weights.bin'));
    const expected = weights.reduce((sum, { shape, dtype }) => sum + byteLength(shape, dtype), 0);
    if (bytes.length !== expected) {
      throw new Error(`weights.bin: ${bytes.length} ≠ ${expected} bytes`);
    }
    return Promise.resolve([weights, new Uint8Array(bytes).buffer]);
  });
}

function byteLength(shape: number[], dtype: string): number {
  const size = dtype === 'bool' || dtype === 'uint8' ? 1 : 4;
  return shape.reduce((product, length) => product * length, size);
}
