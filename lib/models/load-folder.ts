import fs from 'node:fs/promises';
import path from 'node:path';
import { tf } from '../engine/tf';
import { compile } from '../train/compile';
import type { CompileOptions } from '../train/compile';

/** Loads a model from a folder in TensorFlow.js's format. One that was compiled is compiled again, with its optimizer's state. */
export async function loadFolder(source: string): Promise<tf.LayersModel> {
  const model = await tf.loadLayersModel({ load: () => readArtifacts(source) });
  restoreMetrics(model);
  return model;
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
