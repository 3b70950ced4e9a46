import type * as tf from '@tensorflow/tfjs';

type TensorFlow = typeof tf;

/** A page loads TensorFlow.js once, however many pads it has. */
const page = globalThis as { kerasNyumonTensorFlow?: Promise<TensorFlow> };

/** A model that answers. */
export interface Classifier {
  classes: number;
  /** The probabilities of the classes for a picture of 28 × 28 values. */
  answer: (values: Float32Array) => Promise<Float32Array>;
}

/**
 * Loads the pad's model.
 *
 * @param at the address of one of the pad's files
 */
export async function loadModel(at: (file: string) => URL): Promise<Classifier> {
  const address = at('tf.fesm.min.js').href;
  const tensorflow = await (page.kerasNyumonTensorFlow ??= import(address) as Promise<TensorFlow>);
  // The file may have been written anew since the browser last saw it.
  const handler = tensorflow.io.http(at('model.json').href, { requestInit: { cache: 'no-store' } });
  const model = await tensorflow.loadLayersModel(handler);
  const [, ...shape] = model.inputs[0].shape;
  const answer = async (values: Float32Array) => {
    const output = tensorflow.tidy(
      () => model.predict(tensorflow.tensor(values, [1, ...shape.map(Number)])) as tf.Tensor,
    );
    const probabilities = await output.data<'float32'>();
    output.dispose();
    return probabilities;
  };
  // The first answer takes long: the computations are being prepared.
  const { length } = await answer(new Float32Array(28 * 28));
  return { classes: length, answer };
}
