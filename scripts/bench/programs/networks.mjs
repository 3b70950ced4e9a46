// The networks of the benchmark, for our layers and for those of TensorFlow.js: both take the same words. The two
// programs in Python spell out the same.

/**
 * @typedef {object} Maker
 * @property {typeof import('@tensorflow/tfjs')} tf
 * @property {any} layers  ours, or TensorFlow.js's own
 */

/** @type {Record<import('../task.mjs').Task['network'], (maker: Maker, width: number) => import('@tensorflow/tfjs').LayersModel>} */
export const networks = {
  // Lesson 08.
  cnn: ({ tf, layers }, width) =>
    tf.sequential({
      layers: [
        layers.conv2d({ filters: 32 * width, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
        layers.conv2d({ filters: 64 * width, kernelSize: 3, activation: 'relu' }),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.dropout({ rate: 0.25 }),
        layers.flatten(),
        layers.dense({ units: 128 * width, activation: 'relu' }),
        layers.dropout({ rate: 0.5 }),
        layers.dense({ units: 10, activation: 'softmax' }),
      ],
    }),
  // Lesson 01.
  dense: ({ tf, layers }, width) =>
    tf.sequential({
      layers: [
        layers.dense({ units: 32 * width, activation: 'relu', inputShape: [100] }),
        layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    }),
  // Lesson 04.
  unet: ({ tf, layers }, width) => {
    const conv = (/** @type {number} */ filters) =>
      layers.conv2d({ filters: filters * width, kernelSize: 3, padding: 'same', activation: 'relu' });
    const half = () => layers.maxPooling2d({ poolSize: 2 });
    const twice = () => layers.upSampling2d({ size: [2, 2] });
    const image = tf.input({ shape: [24, 24, 1] });
    const down24 = conv(8).apply(image);
    const down12 = conv(16).apply(half().apply(down24));
    const bottom = conv(32).apply(half().apply(down12));
    const up12 = conv(16).apply(layers.concatenate().apply([down12, twice().apply(bottom)]));
    const up24 = conv(8).apply(layers.concatenate().apply([down24, twice().apply(up12)]));
    const mask = layers.conv2d({ filters: 1, kernelSize: 1, activation: 'sigmoid' }).apply(up24);
    return tf.model({ inputs: image, outputs: mask });
  },
  // Texts of 40 words out of 1000, good or bad.
  lstm: ({ tf, layers }, width) =>
    tf.sequential({
      layers: [
        layers.embedding({ inputDim: 1000, outputDim: 32, inputShape: [40] }),
        layers.lstm({ units: 32 * width }),
        layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    }),
};

/**
 * How each is trained.
 *
 * @type {Record<import('../task.mjs').Task['network'], {
 *   optimizer: 'adadelta' | 'adam' | 'rmsprop',
 *   learningRate: number,
 *   loss: 'categoricalCrossentropy' | 'binaryCrossentropy',
 * }>}
 */
export const training = {
  cnn: { optimizer: 'adadelta', learningRate: 1, loss: 'categoricalCrossentropy' },
  dense: { optimizer: 'rmsprop', learningRate: 0.001, loss: 'binaryCrossentropy' },
  unet: { optimizer: 'adam', learningRate: 0.01, loss: 'binaryCrossentropy' },
  lstm: { optimizer: 'adam', learningRate: 0.001, loss: 'binaryCrossentropy' },
};

/**
 * Lesson 11's speed run.
 *
 * @param {Maker} maker
 */
export const speedRunCnn = ({ tf, layers }) => {
  const kernelInitializer = 'heNormal';
  return tf.sequential({
    layers: [
      layers.conv2d({
        filters: 16,
        kernelSize: 5,
        strides: 2,
        activation: 'relu',
        kernelInitializer,
        inputShape: [28, 28, 1],
      }),
      layers.conv2d({ filters: 32, kernelSize: 3, kernelInitializer }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.activation({ activation: 'relu' }),
      layers.flatten(),
      layers.dense({ units: 128, activation: 'relu', kernelInitializer }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
};
