import { tf } from './tf';
import { bilingual } from '../options/bilingual';

/** The layers that an engine cannot train. */
const UNTRAINABLE: Record<string, RegExp | undefined> = {
  // It has no gradient for convolutions of each channel for itself.
  wasm: /^(Depthwise|Separable)Conv/,
  // It needs many seconds for one step.
  cpu: /Conv/,
};

/** Says, in one line of each language, why this engine cannot train a model; undefined when it can. */
export function missingGradient(model: tf.LayersModel): string | undefined {
  const untrainable = UNTRAINABLE[tf.getBackend()];
  const convolution = model.layers.find(
    (layer) => untrainable?.test(layer.getClassName()) && layer.trainable,
  );
  if (!convolution) return undefined;
  const name = `${convolution.name} (${convolution.getClassName()})`;
  return bilingual({
    ja: `このエンジン(${tf.getBackend()})では畳み込み層 ${name} を学習できません。ネイティブのエンジンが必要です。ターミナルで npx keras-nyumon doctor を実行してください。学習せずに先へ進みます。`,
    en: `This engine (${tf.getBackend()}) cannot train the convolutional layer ${name}; that needs the native engine. Run npx keras-nyumon doctor in a terminal. Going on without training.`,
  });
}
