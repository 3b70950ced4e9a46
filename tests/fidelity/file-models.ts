import { constraints, layers, tf } from 'keras-nyumon';

/** The models of keras/files.py, built here: the same layers, with other weights. */
export const fileModels: Record<string, () => tf.LayersModel> = {
  cnn: () =>
    tf.sequential({
      layers: [
        layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu', inputShape: [12, 12, 1] }),
        layers.conv2d({ filters: 6, kernelSize: 3, activation: 'relu' }),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.dropout({ rate: 0.25 }),
        layers.flatten(),
        layers.dense({ units: 16, activation: 'relu' }),
        layers.dropout({ rate: 0.5 }),
        layers.dense({ units: 10, activation: 'softmax' }),
      ],
    }),
  dense: () =>
    tf.sequential({
      layers: [
        layers.dense({
          units: 8,
          activation: 'tanh',
          kernelRegularizer: tf.regularizers.l2({ l2: 0.01 }),
          inputShape: [6],
        }),
        layers.batchNormalization(),
        layers.dense({ units: 4, useBias: false, kernelConstraint: constraints.maxNorm({ maxValue: 3 }) }),
        layers.activation({ activation: 'relu' }),
        layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: 'heNormal' }),
      ],
    }),
  two_inputs: () => {
    const left = layers.input({ shape: [4], name: 'left' });
    const right = layers.input({ shape: [4], name: 'right' });
    const shared = layers.dense({ units: 4, activation: 'tanh', name: 'shared' });
    const sharedLeft = call(shared, left);
    const both = call(layers.concatenate(), sharedLeft, call(shared, right));
    const deep = chain(both, [relu(8), relu(8)]);
    const skip = call(layers.add(), both, deep);
    const second = call(layers.dense({ units: 1, activation: 'sigmoid' }), sharedLeft);
    return tf.model({ inputs: [left, right], outputs: [call(layers.dense({ units: 2 }), skip), second] });
  },
  calls_that_wait: () => {
    const x = layers.input({ shape: [3] });
    const twice = layers.dense({ units: 3, activation: 'tanh' });
    const inside = layers.input({ shape: [3] });
    const added = call(layers.add(), call(layers.dense({ units: 3 }), inside), inside);
    const functional = tf.model({ inputs: inside, outputs: added });
    const sequential = tf.sequential({
      layers: [layers.dense({ units: 3, inputShape: [3] }), layers.dense({ units: 3, activation: 'tanh' })],
    });
    const late = call(twice, call(functional, call(layers.dense({ units: 3 }), x)));
    const early = call(twice, x);
    const y = call(layers.add(), call(sequential, late), early);
    return tf.model({ inputs: x, outputs: [y, call(functional, early), call(sequential, x)] });
  },
  unet: () => {
    const x = layers.input({ shape: [8, 8, 2] });
    const down = call(same(4, 3), x);
    const low = chain(down, [layers.maxPooling2d({ poolSize: 2 }), same(6, 3), layers.batchNormalization()]);
    const up = call(layers.upSampling2d({ size: 2 }), low);
    const both = call(layers.concatenate(), up, down);
    const y = chain(both, [same(4, 3), layers.conv2d({ filters: 1, kernelSize: 1, activation: 'sigmoid' })]);
    return tf.model({ inputs: x, outputs: y });
  },
  lstm_text: () => {
    const words = layers.input({ shape: [7], name: 'words' });
    const y = chain(words, [
      layers.embedding({ inputDim: 10, outputDim: 4 }),
      layers.lstm({ units: 5, returnSequences: true }),
      layers.bidirectional({ layer: layers.lstm({ units: 3 }) }),
      layers.dense({ units: 2, activation: 'softmax' }),
    ]);
    return tf.model({ inputs: words, outputs: y });
  },
  gru_text: () => {
    const words = layers.input({ shape: [7], name: 'words' });
    const y = chain(words, [
      layers.embedding({ inputDim: 10, outputDim: 4, maskZero: true }),
      layers.gru({ units: 5, returnSequences: true }),
      layers.timeDistributed({ layer: relu(3) }),
      layers.gru({ units: 4, resetAfter: false }),
      layers.dense({ units: 1 }),
    ]);
    return tf.model({ inputs: words, outputs: y });
  },
  states: () => {
    const [x, h, c] = [
      layers.input({ shape: [4, 3] }),
      layers.input({ shape: [5] }),
      layers.input({ shape: [5] }),
    ];
    const lstm = layers.lstm({ units: 5, returnState: true });
    const [y, lastH, lastC] = lstm.apply(x, { initialState: [h, c] }) as tf.SymbolicTensor[];
    return tf.model({ inputs: [x, h, c], outputs: [y, lastH, lastC] });
  },
  convolutions: () =>
    tf.sequential({
      layers: [
        layers.depthwiseConv2d({ kernelSize: 3, padding: 'same', depthMultiplier: 2, inputShape: [8, 8, 3] }),
        layers.batchNormalization(),
        layers.reLU(),
        layers.separableConv2d({
          filters: 5,
          kernelSize: 3,
          strides: 2,
          padding: 'same',
          depthMultiplier: 2,
        }),
        layers.leakyReLU({ negativeSlope: 0.1 }),
        layers.conv2dTranspose({
          filters: 4,
          kernelSize: 3,
          strides: 2,
          padding: 'same',
          activation: 'relu',
        }),
        layers.globalAveragePooling2d(),
        layers.dense({ units: 3 }),
      ],
    }),
};

/** What a layer makes of its inputs. */
export function call(layer: tf.layers.Layer, ...inputs: tf.SymbolicTensor[]): tf.SymbolicTensor {
  return layer.apply(inputs.length === 1 ? inputs[0] : inputs) as tf.SymbolicTensor;
}

function chain(x: tf.SymbolicTensor, each: tf.layers.Layer[]): tf.SymbolicTensor {
  return each.reduce((y, layer) => call(layer, y), x);
}

function relu(units: number): tf.layers.Layer {
  return layers.dense({ units, activation: 'relu' });
}

function same(filters: number, kernelSize: number): tf.layers.Layer {
  return layers.conv2d({ filters, kernelSize, padding: 'same', activation: 'relu' });
}
