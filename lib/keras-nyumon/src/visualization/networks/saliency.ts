import { bilingual } from '../../options/bilingual';
import type { NdArray } from '../../data/nd-array';
import { tf } from '../../backend/tf';
import { anything } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { inputTensor } from './input-tensor';

/** Options of {@link saliency}. */
export interface SaliencyOptions {
  /** The class whose score is looked at. Default: the one that the model answers. */
  classIndex?: number;
}

const OPTIONS = { classIndex: anything() } satisfies OptionTable<SaliencyOptions>;

/**
 * Which pixels matter to the model's answer: how fast the score of a class changes with each pixel (the size of the
 * gradient; the largest among the colours). The score is the last layer's value before softmax, because probabilities
 * near 1 hardly change.
 *
 * Source: K. Simonyan, A. Vedaldi, A. Zisserman, "Deep Inside Convolutional Networks: Visualising Image Classification
 * Models and Saliency Maps", 2013.
 *
 * @param model a classifier of pictures
 * @param image one picture as the model takes it, such as `takeSamples(xTest, 0, 1)`
 * @returns float32, shape [height, width, 1], values 0 … 1; 1 is the pixel that matters most
 * @throws RangeError when the picture does not fit, there is no such class, or an option does not exist
 *
 * @example
 *   imshow(saliency(model, takeSamples(xTest, 0, 1)));
 */
export function saliency(
  model: tf.LayersModel,
  image: NdArray,
  options: SaliencyOptions = {},
): NdArray<Float32Array> {
  const { classIndex: chosen } = readOptions(options, OPTIONS, 'saliency');
  const [height, width] = heightAndWidth(model, image);
  return tf.tidy(() => {
    const input = inputTensor(model, image);
    const score = scoreFunction(model);
    const classIndex = chosen ?? score(input).argMax(-1).dataSync()[0];
    checkClass(model, classIndex);
    const classScore = (x: tf.Tensor) => score(x).gather([classIndex], 1).sum();
    const size = tf.grad(classScore)(input).abs().reshape([height, width, -1]).max(2, true);
    const data = size.divNoNan(size.max()).dataSync<'float32'>();
    return { dtype: 'float32', shape: [height, width, 1], data };
  });
}

/** The model without the softmax at its end. */
function scoreFunction(model: tf.LayersModel): (x: tf.Tensor) => tf.Tensor {
  const last = model.outputs[0].sourceLayer as tf.layers.Layer & { activation?: Activation };
  const isSoftmaxLayer = last.getClassName() === 'Softmax';
  const isSoftmaxDense = last.getClassName() === 'Dense' && last.activation?.getClassName() === 'softmax';
  if (!isSoftmaxLayer && !isSoftmaxDense) return (x) => model.apply(x) as tf.Tensor;
  const before = tf.model({ inputs: model.inputs, outputs: last.input });
  if (isSoftmaxLayer) return (x) => before.apply(x) as tf.Tensor;
  const [kernel, bias] = last.getWeights() as [tf.Tensor2D, tf.Tensor1D | undefined];
  return (x) => {
    const scores = (before.apply(x) as tf.Tensor2D).matMul(kernel);
    return bias ? scores.add(bias) : scores;
  };
}

interface Activation {
  getClassName: () => string;
}

/** A model may take a picture as one row of numbers: then it is taken to be square. */
function heightAndWidth(model: tf.LayersModel, image: NdArray): [number, number] {
  const [, height, width] = model.inputs[0].shape;
  if (height && width) return [height, width];
  const side = Math.sqrt(image.data.length);
  return Number.isInteger(side) ? [side, side] : [1, image.data.length];
}

function checkClass(model: tf.LayersModel, classIndex: number): void {
  const classes = model.outputs[0].shape.at(-1) ?? 0;
  if (Number.isInteger(classIndex) && classIndex >= 0 && classIndex < classes) return;
  throw new RangeError(
    bilingual({
      ja: `saliency の classIndex が ${classIndex} です。0 から ${classes - 1} までの整数にしてください。`,
      en: `saliency's classIndex is ${classIndex}. Make it a whole number from 0 to ${classes - 1}.`,
    }),
  );
}
