import { tf } from './tf';

/**
 * Says, in one line of each language, why this engine cannot train a model; undefined when it can. WebAssembly has no
 * gradient for convolutions, and plain JavaScript needs minutes for one step of them.
 */
export function missingGradient(model: tf.LayersModel): string | undefined {
  if (tf.getBackend() === 'tensorflow') return undefined;
  const convolution = model.layers.find((layer) => /Conv/.test(layer.getClassName()) && layer.trainable);
  if (!convolution) return undefined;
  const name = `${convolution.name} (${convolution.getClassName()})`;
  return (
    `このエンジン(${tf.getBackend()})では畳み込み層 ${name} を学習できません。ネイティブのエンジンが必要です。ターミナルで npm run doctor を実行してください。学習せずに先へ進みます。\n` +
    `This engine (${tf.getBackend()}) cannot train the convolutional layer ${name}; that needs the native engine. Run npm run doctor in a terminal. Going on without training.`
  );
}
