import { files, paths } from '../../host';
import { tf } from '../../backend/tf';
import { findCompiled } from '../../train/step/compiled';
import { describeTraining } from '../../train/saved-training';

/**
 * Saves a model to a folder, as `model.json` and `weights.bin`: TensorFlow.js's own format. A folder that is there is
 * replaced, in one step.
 *
 * @returns whether it was saved with how it was compiled
 * @throws Error when the folder cannot be written, or holds something that is not a model
 */
export async function saveFolder(model: tf.LayersModel, target: string): Promise<boolean> {
  const fresh = `${target}.${crypto.randomUUID()}`;
  try {
    checkReplaceable(target);
    const training = findCompiled(model) && describeTraining(model);
    files.makeFolder(fresh);
    const writer = tf.io.withSaveHandler((artifacts) => {
      const { weightData, weightSpecs = [], trainingConfig, ...rest } = artifacts;
      const description = training ? { ...rest, trainingConfig: { ...trainingConfig, ...training } } : rest;
      const weights = tf.io.CompositeArrayBuffer.join(weightData);
      const json = { ...description, weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }] };
      files.writeFile(paths.join(fresh, 'weights.bin'), new Uint8Array(weights));
      files.writeFile(paths.join(fresh, 'model.json'), JSON.stringify(json));
      return Promise.resolve({ modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) });
    });
    if (training) await saveWithOptimizer(model, writer);
    else await model.save(writer);
    files.remove(target);
    files.rename(fresh, target);
    return training !== undefined;
  } finally {
    files.remove(fresh);
  }
}

/** Only a folder that holds a model, or nothing, may be replaced. */
function checkReplaceable(target: string): void {
  const foreign = files.listFolder(target).filter((file) => file !== 'model.json' && file !== 'weights.bin');
  if (foreign.length > 0) {
    throw new Error(`モデルではないファイルがあります there are files that are not a model: ${foreign[0]}`);
  }
}

/** TensorFlow.js makes a tensor of the optimizer's step count for the file, and leaves it behind. */
async function saveWithOptimizer(model: tf.LayersModel, writer: tf.io.IOHandler): Promise<void> {
  const { optimizer } = model;
  const made: tf.Tensor[] = [];
  optimizer.saveIterations = async () => {
    const count = { name: 'iter', tensor: tf.scalar(optimizer.iterations, 'int32') };
    made.push(count.tensor);
    return Promise.resolve(count);
  };
  try {
    await model.save(writer, { includeOptimizer: true });
  } finally {
    Reflect.deleteProperty(optimizer, 'saveIterations');
    tf.dispose(made);
  }
}
