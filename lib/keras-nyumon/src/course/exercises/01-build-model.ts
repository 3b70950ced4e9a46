import { tf } from '../../backend/tf';
import type { Exercise } from './exercise';

/** Exercise 01-build-model: 20 numbers, a dense layer of 16 with relu, and one of 1 with sigmoid; not compiled. */
export const buildModel: Exercise = (answer) => {
  if (!(answer instanceof tf.LayersModel))
    return {
      ja: 'モデルではありません。`tf.sequential({ layers: [ … ] })` で作ってください。',
      en: 'This is not a model. Make one with `tf.sequential({ layers: [ … ] })`.',
    };
  const dense = answer.layers.filter((layer) => layer.getClassName() !== 'InputLayer').map(asDense);
  if (dense.length !== 2 || dense.some(({ kind }) => kind !== 'Dense'))
    return {
      ja: `層は、全結合層(dense)が2つです。いまは ${dense.length} つの層があります。`,
      en: `There should be two dense layers. Now there are ${dense.length} layers.`,
    };
  const [hidden, output] = dense;
  const features = answer.inputs[0].shape.slice(1).join(', ');
  if (features !== '20')
    return {
      ja: `入力の形が [${features}] です。1サンプルは何個の数でしょうか。`,
      en: `The input has shape [${features}]. How many numbers are there in a sample?`,
    };
  if (output.units !== 1)
    return {
      ja: `最後の層の出力が ${output.units} 個です。確率を1つだけ答えるようにします。`,
      en: `The last layer has ${output.units} outputs. It should answer with a single probability.`,
    };
  if (output.activation === 'softmax')
    return {
      ja: '`softmax` は、出力の合計を1にします。出力が1個だと、いつも1になってしまいます。',
      en: '`softmax` makes the outputs add up to 1. With a single output, it is always 1.',
    };
  if (output.activation !== 'sigmoid')
    return {
      ja: `最後の層の活性化関数が \`${output.activation}\` です。確率は0から1の間なので、そこに収める関数にします。`,
      en: `The last layer's activation is \`${output.activation}\`. A probability lies between 0 and 1; take the function that brings it there.`,
    };
  if (hidden.units !== 16)
    return {
      ja: `1つ目の層の出力が ${hidden.units} 個です。16個にします。`,
      en: `The first layer has ${hidden.units} outputs. Make it 16.`,
    };
  if (hidden.activation !== 'relu')
    return {
      ja: `1つ目の層の活性化関数が \`${hidden.activation}\` です。課題の指定と比べてください。`,
      en: `The first layer's activation is \`${hidden.activation}\`. Compare it with the task.`,
    };
  return 'right';
};

/** What the exercise asks of a layer. */
function asDense(layer: tf.layers.Layer): { kind: string; units: number; activation: string } {
  const { units, activation } = layer.getConfig() as { units: number; activation: string };
  return { kind: layer.getClassName(), units, activation };
}
