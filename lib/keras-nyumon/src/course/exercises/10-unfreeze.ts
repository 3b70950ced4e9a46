import { tf } from '../../backend/tf';
import type { Exercise } from './exercise';

/** Exercise 10-unfreeze: of two convolutional layers, the first stays frozen, the second learns again. */
export const unfreeze: Exercise = (answer) => {
  if (!(answer instanceof tf.LayersModel))
    return {
      ja: 'モデルではありません。`check` には `model` を渡します。',
      en: 'This is not a model. Pass `model` to `check`.',
    };
  const ofKind = (kind: string) => answer.layers.filter((layer) => layer.getClassName() === kind);
  const [first, second] = ofKind('Conv2D').map((layer) => layer.trainable);
  if (ofKind('Dense').some((layer) => !layer.trainable))
    return {
      ja: '全結合層が凍結されています。分類する部分は、学習されるままにします。',
      en: 'A dense layer is frozen. Let the part that classifies go on learning.',
    };
  if (first && second)
    return {
      ja: '最初の畳み込み層の凍結も解けています。解くのは2番目だけです。',
      en: 'The first convolutional layer is unfrozen, too. Unfreeze the second one only.',
    };
  if (first)
    return {
      ja: '最初の畳み込み層の凍結が解けています。番号は0から数えます。',
      en: 'It is the first convolutional layer that is unfrozen. Indices are counted from 0.',
    };
  if (!second)
    return {
      ja: '畳み込み層は、まだ両方とも凍結されています。2番目の畳み込み層の凍結を解きます。',
      en: 'Both convolutional layers are still frozen. Unfreeze the second one.',
    };
  return 'right';
};
