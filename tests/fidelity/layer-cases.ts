import { layers } from 'keras-nyumon';
import type { tf } from 'keras-nyumon';

/** A layer with options, for a file of Keras's. */
export interface LayerCase {
  name: string;
  make: () => tf.layers.Layer;
  /** The same in Keras. */
  keras: { class_name: string; options: object };
  /** Of a sample; several for a layer with several inputs. */
  shape: number[] | number[][];
  /** Whether the inputs are whole numbers. */
  words: boolean;
}

type LayerKind = Exclude<keyof typeof layers, 'input'>;

const line = [6, 3];
const picture = [6, 8, 2];
const volume = [4, 6, 5, 2];
const pair = [
  [4, 3],
  [4, 3],
];

/** Every kind of layer, with options that differ from the defaults. */
const table: [kind: LayerKind, options: object, shape: number[] | number[][], words?: 'words'][] = [
  ['dense', { units: 4, activation: 'gelu', useBias: false }, [5]],
  ['dense', { units: 4, activation: 'hardSigmoid', kernelConstraint: 'maxNorm' }, [5]],
  ['dense', { units: 4, activation: 'leakyRelu', kernelRegularizer: 'l2', biasRegularizer: 'l1' }, [5]],
  ['dense', { units: 4, activation: 'logSoftmax', kernelInitializer: 'lecunNormal' }, [5]],
  ['activation', { activation: 'silu' }, [5]],
  ['embedding', { inputDim: 10, outputDim: 3 }, [4], 'words'],
  ['masking', { maskValue: 1 }, line],
  ['conv1d', { filters: 4, kernelSize: 3, padding: 'causal', dilationRate: 2 }, line],
  [
    'conv2d',
    { filters: 4, kernelSize: [2, 3], strides: 2, padding: 'same', groups: 2, activation: 'relu' },
    picture,
  ],
  ['conv3d', { filters: 2, kernelSize: 2, kernelInitializer: 'heUniform' }, volume],
  ['conv2dTranspose', { filters: 3, kernelSize: 3, strides: 2, padding: 'same' }, picture],
  ['conv3dTranspose', { filters: 3, kernelSize: 2, strides: 2 }, volume],
  ['depthwiseConv2d', { kernelSize: 3, depthMultiplier: 3, padding: 'same' }, picture],
  ['separableConv2d', { filters: 3, kernelSize: 3, depthMultiplier: 2, strides: 2, useBias: false }, picture],
  ['maxPooling1d', { poolSize: 3, strides: 2, padding: 'same' }, line],
  ['maxPooling2d', { poolSize: [2, 3], strides: 1 }, picture],
  ['maxPooling3d', { poolSize: 2 }, volume],
  ['averagePooling1d', { poolSize: 2 }, line],
  ['averagePooling2d', { poolSize: 3, strides: 2, padding: 'same' }, picture],
  ['averagePooling3d', { poolSize: 2 }, volume],
  ['globalAveragePooling1d', {}, line],
  ['globalAveragePooling2d', { keepdims: true }, picture],
  ['globalAveragePooling3d', {}, volume],
  ['globalMaxPooling1d', { keepdims: true }, line],
  ['globalMaxPooling2d', {}, picture],
  ['globalMaxPooling3d', {}, volume],
  ['batchNormalization', { momentum: 0.9, epsilon: 0.01, scale: false }, picture],
  ['layerNormalization', { epsilon: 0.01, center: false }, line],
  ['normalization', {}, line],
  ['normalization', { axis: undefined, mean: 2, variance: 3 }, line],
  ['reLU', { maxValue: 0.5, negativeSlope: 0.1, threshold: 0.2 }, line],
  ['leakyReLU', { negativeSlope: 0.2 }, line],
  ['prelu', { sharedAxes: [1] }, line],
  ['elu', { alpha: 0.5 }, line],
  ['softmax', { axis: 1 }, line],
  ['dropout', { rate: 0.3, seed: 7 }, line],
  ['spatialDropout1d', { rate: 0.3 }, line],
  ['spatialDropout2d', { rate: 0.3 }, picture],
  ['spatialDropout3d', { rate: 0.3 }, volume],
  ['alphaDropout', { rate: 0.3 }, line],
  ['gaussianDropout', { rate: 0.3 }, line],
  ['gaussianNoise', { stddev: 0.3 }, line],
  ['flatten', {}, picture],
  ['reshape', { targetShape: [3, -1] }, line],
  ['permute', { dims: [2, 1] }, line],
  ['repeatVector', { n: 3 }, [4]],
  ['zeroPadding1d', { padding: [1, 2] }, line],
  [
    'zeroPadding2d',
    {
      padding: [
        [1, 2],
        [0, 1],
      ],
    },
    picture,
  ],
  ['zeroPadding3d', { padding: 1 }, volume],
  ['cropping1d', { cropping: [1, 2] }, line],
  [
    'cropping2d',
    {
      cropping: [
        [1, 2],
        [0, 1],
      ],
    },
    picture,
  ],
  ['cropping3d', { cropping: 1 }, volume],
  ['upSampling1d', { size: 2 }, line],
  ['upSampling2d', { size: [2, 3], interpolation: 'bilinear' }, picture],
  ['upSampling3d', { size: 2 }, volume],
  ['add', {}, pair],
  ['average', {}, pair],
  ['maximum', {}, pair],
  ['minimum', {}, pair],
  ['multiply', {}, pair],
  ['concatenate', { axis: 1 }, pair],
  ['dot', { axes: 2, normalize: true }, pair],
  ['rescaling', { scale: 0.5, offset: 1 }, line],
  ['resizing', { height: 4, width: 5, interpolation: 'bilinear' }, picture],
  ['centerCrop', { height: 4, width: 5 }, picture],
  ['categoryEncoding', { numTokens: 10, outputMode: 'count' }, [4], 'words'],
  ['randomFlip', { mode: 'horizontal' }, picture],
  ['randomRotation', { factor: 0.2, fillMode: 'nearest' }, picture],
  ['randomZoom', { heightFactor: [-0.2, 0.3], seed: 5 }, picture],
  [
    'randomTranslation',
    { heightFactor: 0.2, widthFactor: 0.1, fillMode: 'constant', fillValue: 0.5 },
    picture,
  ],
  ['simpleRNN', { units: 4, activation: 'relu', returnSequences: true }, line],
  ['lstm', { units: 4, goBackwards: true, recurrentActivation: 'hardSigmoid', unitForgetBias: false }, line],
  ['gru', { units: 4, resetAfter: false, returnSequences: true }, line],
  ['convLstm2d', { filters: 2, kernelSize: 3, padding: 'same', returnSequences: true }, volume],
  ['gru', { units: 4, dropout: 0.2, recurrentDropout: 0.1 }, line],
];

/** A layer around another, or of cells: what it is made of has a place of its own in the file. */
const composed: [
  kind: LayerKind,
  options: object,
  option: string,
  inner: [LayerKind, object],
  shape: number[],
][] = [
  ['bidirectional', { mergeMode: 'sum' }, 'layer', ['lstm', { units: 3, returnSequences: true }], line],
  ['bidirectional', { mergeMode: 'concat' }, 'layer', ['gru', { units: 3 }], line],
  ['timeDistributed', {}, 'layer', ['conv2d', { filters: 2, kernelSize: 2 }], volume],
  ['rnn', { returnSequences: true }, 'cell', ['simpleRNNCell', { units: 3 }], line],
  ['rnn', {}, 'cell', ['lstmCell', { units: 3, activation: 'sigmoid' }], line],
  ['rnn', {}, 'cell', ['gruCell', { units: 3 }], line],
];

function made(kind: LayerKind, options: object): tf.layers.Layer {
  return (layers[kind] as (options: object) => tf.layers.Layer)(options);
}

/** Options under Keras's names. */
function snake(options: object): object {
  const word = <Value>(text: Value): Value | string =>
    typeof text === 'string' ? text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : text;
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [word(name), word(value) ?? null]),
  );
}

/** The kinds of layers that there are cases of. */
export const kindsOfLayers = new Set([...table, ...composed].map(([kind]) => kind));

export const layerCases: LayerCase[] = [
  ...table.map(([kind, options, shape, words], i): LayerCase => ({
    name: `${kind} ${i}`,
    make: () => made(kind, options),
    keras: { class_name: made(kind, options).getClassName(), options: snake(options) },
    shape,
    words: words !== undefined,
  })),
  ...composed.map(([kind, options, option, [innerKind, innerOptions], shape], i): LayerCase => {
    const make = () => made(kind, { ...options, [option]: made(innerKind, innerOptions) });
    const inner = { class_name: made(innerKind, innerOptions).getClassName(), config: snake(innerOptions) };
    return {
      name: `${kind} of ${innerKind} ${i}`,
      make,
      keras: { class_name: make().getClassName(), options: { ...snake(options), [option]: inner } },
      shape,
      words: false,
    };
  }),
];
