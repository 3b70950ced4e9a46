import { tf } from '../../backend/tf';
import type { Exercise } from './exercise';

/** Exercise 04-skip-connection: four numbers, joined with a dense layer's 8 outputs of them, then a dense layer of 1. */
export const skipConnection: Exercise = (answer) => {
  if (!(answer instanceof tf.LayersModel))
    return {
      ja: 'モデルではありません。最後に `tf.model({ inputs: …, outputs: … })` でまとめてください。',
      en: 'This is not a model. Put it together with `tf.model({ inputs: …, outputs: … })` at the end.',
    };
  if (answer instanceof tf.Sequential)
    return {
      ja: '`tf.sequential` は一列のモデルです。枝分かれは `tf.model` と `apply` で書きます。',
      en: '`tf.sequential` is a model in a row. Branches are written with `tf.model` and `apply`.',
    };
  const join = answer.layers.find((layer) => layer.getClassName() === 'Concatenate');
  if (!join)
    return {
      ja: '`concatenate` がつながっていません。最後の全結合層は、何に `apply` していますか。',
      en: 'No `concatenate` is connected. What is the last dense layer applied to?',
    };
  const features = answer.inputs[0].shape.slice(1).join(', ');
  if (features !== '4')
    return {
      ja: `入力の形が [${features}] です。1サンプルは4個の数です。`,
      en: `The input has shape [${features}]. A sample is four numbers.`,
    };
  const joined = last(join.outputShape);
  if (joined !== 12)
    return {
      ja: `つなげた結果が ${joined} 個です。入力の4個と、全結合層の8個をつなげます。`,
      en: `Joined, there are ${joined}. Join the four of the input and the eight of the dense layer.`,
    };
  if (last(answer.outputs[0].shape) !== 1)
    return {
      ja: `モデルの出力が ${last(answer.outputs[0].shape)} 個です。つなげたあとに、1個を答える全結合層が要ります。`,
      en: `The model has ${last(answer.outputs[0].shape)} outputs. After joining, it needs a dense layer with one.`,
    };
  const activations = answer.layers
    .filter((layer) => layer.getClassName() === 'Dense')
    .map((layer) => (layer.getConfig() as { activation: string }).activation);
  if (activations.join() !== 'relu,sigmoid')
    return {
      ja: `全結合層の活性化関数が ${activations.join('、')} です。課題の指定と比べてください。`,
      en: `The dense layers' activations are ${activations.join(', ')}. Compare them with the task.`,
    };
  return 'right';
};

function last(shape: tf.Shape | tf.Shape[]): number {
  return Number(shape.at(-1));
}
