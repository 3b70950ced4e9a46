import fs from 'node:fs/promises';
import path from 'node:path';
import { tf } from '../engine/tf';
import { compile } from '../train/compile';
import type { CompileOptions } from '../train/compile';

/**
 * Loads a model that {@link saveModel} saved. One that was compiled is compiled again, with its optimizer's state.
 *
 * @param folder the folder that holds `model.json` and `weights.bin`
 * @returns the model; the caller disposes it
 * @throws Error when the folder is not there, or what it holds is not a whole model
 */
export async function loadModel(folder: string): Promise<tf.LayersModel> {
  const source = path.resolve(folder);
  try {
    const model = await tf.loadLayersModel({ load: () => readArtifacts(source) });
    restoreMetrics(model);
    return model;
  } catch (error) {
    throw unreadable(source, error);
  }
}

async function readArtifacts(source: string): Promise<tf.io.ModelArtifacts> {
  const json = JSON.parse(await fs.readFile(path.join(source, 'model.json'), 'utf8')) as tf.io.ModelJSON;
  return tf.io.getModelArtifactsForJSON(json, async (manifest) => {
    const weights = manifest.flatMap((group) => group.weights);
    const bytes = await fs.readFile(path.join(source, 'weights.bin'));
    const expected = weights.reduce((sum, { shape, dtype }) => sum + byteLength(shape, dtype), 0);
    if (bytes.length !== expected) {
      throw new Error(`weights.bin: ${bytes.length} ≠ ${expected} bytes`);
    }
    return [weights, new Uint8Array(bytes).buffer];
  });
}

function byteLength(shape: number[], dtype: string): number {
  const size = dtype === 'bool' || dtype === 'uint8' ? 1 : 4;
  return shape.reduce((product, length) => product * length, size);
}

/** TensorFlow.js compiled the model with its own 'accuracy', which reports as `acc`; ours reports as `accuracy`. */
function restoreMetrics(model: tf.LayersModel): void {
  const optimizer = model.optimizer as tf.Optimizer | undefined;
  if (!optimizer) return;
  compile(model, {
    optimizer,
    loss: model.loss as CompileOptions['loss'],
    metrics: model.metrics as CompileOptions['metrics'],
  });
}

function unreadable(source: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    `モデルを ${source} から読み込めません(${reason})。saveModel で保存したフォルダーかどうか確かめ、壊れていれば保存し直してください。\n` +
      `No model could be loaded from ${source} (${reason}). Check that saveModel saved it there; if it is broken, save it again.`,
    { cause: error },
  );
}
