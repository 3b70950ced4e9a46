import { layers, tf } from 'keras-nyumon';

/** Layers one after the other, and what they are tried on. */
export interface LayerCase {
  /** What the rows are called. */
  name: string;
  /** Makes the layers; each with the options that Keras gets too, new ones each time. */
  layers: [make: (options: never) => unknown, options: () => object][];
  /** The inputs' shapes, with the batch. */
  inputs: number[][];
  /** Whole numbers from 0 below this one, instead of waves. */
  integers?: number;
  training?: boolean;
}

type Options<Make> = Make extends (options: infer O) => unknown ? NonNullable<O> : never;

function one<Make extends (options: never) => unknown>(
  name: string,
  make: Make,
  options: Options<Make> | (() => Options<Make>),
  inputs: number[][],
  more: Partial<LayerCase> = {},
): LayerCase {
  return { name, layers: [layer(make, options)], inputs, ...more };
}

function layer<Make extends (options: never) => unknown>(
  make: Make,
  options: Options<Make> | (() => Options<Make>),
): LayerCase['layers'][number] {
  return [make, () => (typeof options === 'function' ? (options as () => object)() : { ...options })];
}

const picture = [[2, 7, 6, 4]];
const sequence = [[2, 7, 4]];
const volume = [[2, 5, 6, 4, 4]];
const steps = [[3, 5, 4]];

const convolutions: LayerCase[] = [
  one('conv1d', layers.conv1d, { filters: 6, kernelSize: 3 }, sequence),
  one(
    'conv1d, same, strides 2, relu',
    layers.conv1d,
    { filters: 6, kernelSize: 4, strides: 2, padding: 'same', activation: 'relu' },
    sequence,
  ),
  one('conv1d, causal', layers.conv1d, { filters: 6, kernelSize: 3, padding: 'causal' }, sequence),
  one(
    'conv1d, causal, strides 2',
    layers.conv1d,
    { filters: 6, kernelSize: 3, strides: 2, padding: 'causal' },
    sequence,
  ),
  one(
    'conv1d, causal, dilated',
    layers.conv1d,
    { filters: 6, kernelSize: 3, dilationRate: 2, padding: 'causal' },
    sequence,
  ),
  one(
    'conv1d, dilated, same',
    layers.conv1d,
    { filters: 6, kernelSize: 2, dilationRate: 3, padding: 'same' },
    sequence,
  ),
  one(
    'conv1d, groups, tanh',
    layers.conv1d,
    { filters: 6, kernelSize: 3, groups: 2, activation: 'tanh' },
    sequence,
  ),
  one('conv2d', layers.conv2d, { filters: 6, kernelSize: 3 }, picture),
  one(
    'conv2d, same, strides 2, even window',
    layers.conv2d,
    { filters: 6, kernelSize: [2, 4], strides: 2, padding: 'same', activation: 'relu' },
    picture,
  ),
  one(
    'conv2d, strides [2, 3], elu, no bias',
    layers.conv2d,
    { filters: 3, kernelSize: [3, 2], strides: [2, 3], activation: 'elu', useBias: false },
    picture,
  ),
  // Where filters and width are as many, Keras 3.15 adds the bias to the wrong axis.
  one(
    'conv2d, channels first',
    layers.conv2d,
    { filters: 5, kernelSize: 3, dataFormat: 'channelsFirst', padding: 'same' },
    [[2, 4, 7, 6]],
  ),
  one('conv2d, dilated', layers.conv2d, { filters: 6, kernelSize: 3, dilationRate: 2 }, picture),
  one(
    'conv2d, dilated [2, 3], same',
    layers.conv2d,
    { filters: 6, kernelSize: [3, 2], dilationRate: [2, 3], padding: 'same', activation: 'sigmoid' },
    picture,
  ),
  one(
    'conv2d, groups',
    layers.conv2d,
    { filters: 6, kernelSize: 3, groups: 2, padding: 'same', strides: 2 },
    picture,
  ),
  one(
    'conv2d, groups of one channel, dilated',
    layers.conv2d,
    { filters: 8, kernelSize: 2, groups: 4, dilationRate: 2 },
    picture,
  ),
  one(
    'conv2d, groups, channels first',
    layers.conv2d,
    { filters: 6, kernelSize: 3, groups: 2, dataFormat: 'channelsFirst' },
    [[2, 4, 7, 6]],
  ),
  one('conv3d', layers.conv3d, { filters: 3, kernelSize: 2 }, volume),
  one(
    'conv3d, same, strides 2',
    layers.conv3d,
    { filters: 3, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' },
    volume,
  ),
  one('conv3d, dilated', layers.conv3d, { filters: 3, kernelSize: 2, dilationRate: 2 }, volume),
  one('conv3d, groups', layers.conv3d, { filters: 4, kernelSize: 2, groups: 2 }, volume),
  one('conv2dTranspose', layers.conv2dTranspose, { filters: 3, kernelSize: 3 }, picture),
  one(
    'conv2dTranspose, same, strides 2',
    layers.conv2dTranspose,
    { filters: 3, kernelSize: 3, strides: 2, padding: 'same' },
    picture,
  ),
  one(
    'conv2dTranspose, strides [2, 3], relu',
    layers.conv2dTranspose,
    { filters: 3, kernelSize: [2, 3], strides: [2, 3], activation: 'relu' },
    picture,
  ),
  one(
    'conv3dTranspose, strides 2',
    layers.conv3dTranspose,
    { filters: 3, kernelSize: 2, strides: 2 },
    volume,
  ),
  one(
    'conv2dTranspose, channels first',
    layers.conv2dTranspose,
    { filters: 3, kernelSize: 3, strides: 2, dataFormat: 'channelsFirst' },
    picture,
  ),
  one(
    'conv3d, channels first',
    layers.conv3d,
    { filters: 7, kernelSize: 2, dataFormat: 'channelsFirst' },
    volume,
  ),
  one(
    'depthwiseConv2d, channels first',
    layers.depthwiseConv2d,
    { kernelSize: 3, dataFormat: 'channelsFirst' },
    picture,
  ),
  one(
    'separableConv2d, channels first',
    layers.separableConv2d,
    { filters: 5, kernelSize: 3, dataFormat: 'channelsFirst' },
    picture,
  ),
  one('depthwiseConv2d', layers.depthwiseConv2d, { kernelSize: 3, depthMultiplier: 2 }, picture),
  one(
    'depthwiseConv2d, same, strides 2',
    layers.depthwiseConv2d,
    { kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' },
    picture,
  ),
  one(
    'depthwiseConv2d, dilated, same',
    layers.depthwiseConv2d,
    { kernelSize: 3, dilationRate: 2, padding: 'same', depthMultiplier: 2 },
    picture,
  ),
  one('separableConv2d', layers.separableConv2d, { filters: 5, kernelSize: 3, depthMultiplier: 2 }, picture),
  one(
    'separableConv2d, same, strides 2',
    layers.separableConv2d,
    { filters: 5, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' },
    picture,
  ),
  one(
    'separableConv2d, dilated',
    layers.separableConv2d,
    { filters: 5, kernelSize: 2, dilationRate: 2 },
    picture,
  ),
];

const pooling: LayerCase[] = [
  one('maxPooling1d', layers.maxPooling1d, {}, sequence),
  one(
    'maxPooling1d, same, strides 2',
    layers.maxPooling1d,
    { poolSize: 3, strides: 2, padding: 'same' },
    sequence,
  ),
  one('maxPooling2d', layers.maxPooling2d, {}, picture),
  one(
    'maxPooling2d, same, [3, 2]',
    layers.maxPooling2d,
    { poolSize: [3, 2], strides: 2, padding: 'same' },
    picture,
  ),
  one('maxPooling2d, channels first', layers.maxPooling2d, { dataFormat: 'channelsFirst' }, picture),
  one('maxPooling3d', layers.maxPooling3d, { poolSize: 2 }, volume),
  one('averagePooling1d, same', layers.averagePooling1d, { poolSize: 3, padding: 'same' }, sequence),
  one('averagePooling2d', layers.averagePooling2d, { poolSize: 2 }, picture),
  one(
    'averagePooling2d, same, strides 2',
    layers.averagePooling2d,
    { poolSize: 3, strides: 2, padding: 'same' },
    picture,
  ),
  one('averagePooling3d, same', layers.averagePooling3d, { poolSize: [2, 3, 2], padding: 'same' }, volume),
  one('globalAveragePooling1d', layers.globalAveragePooling1d, {}, sequence),
  one('globalAveragePooling2d, keepdims', layers.globalAveragePooling2d, { keepdims: true }, picture),
  one(
    'globalAveragePooling2d, channels first',
    layers.globalAveragePooling2d,
    { dataFormat: 'channelsFirst' },
    picture,
  ),
  one('globalAveragePooling3d', layers.globalAveragePooling3d, {}, volume),
  one('globalMaxPooling1d, keepdims', layers.globalMaxPooling1d, { keepdims: true }, sequence),
  one('globalMaxPooling2d', layers.globalMaxPooling2d, {}, picture),
  one('globalMaxPooling3d', layers.globalMaxPooling3d, {}, volume),
  {
    name: 'globalMaxPooling2d of many equal values',
    layers: [layer(layers.reLU, {}), layer(layers.globalMaxPooling2d, {}), layer(layers.dense, { units: 2 })],
    inputs: [[2, 2, 2, 4]],
  },
];

const recurrent: LayerCase[] = [
  one('simpleRNN', layers.simpleRNN, { units: 3 }, steps),
  one(
    'simpleRNN, sequences, relu',
    layers.simpleRNN,
    { units: 3, activation: 'relu', returnSequences: true },
    steps,
  ),
  one('lstm', layers.lstm, { units: 3 }, steps),
  one(
    'lstm, sequences and states',
    layers.lstm,
    { units: 3, returnSequences: true, returnState: true },
    steps,
  ),
  one(
    'lstm, backwards, no bias',
    layers.lstm,
    { units: 3, goBackwards: true, useBias: false, returnSequences: true },
    steps,
  ),
  one(
    'lstm, hardSigmoid and relu',
    layers.lstm,
    { units: 3, recurrentActivation: 'hardSigmoid', activation: 'relu' },
    steps,
  ),
  one('gru', layers.gru, { units: 3 }, steps),
  one('gru, reset before', layers.gru, { units: 3, resetAfter: false }, steps),
  one('gru, sequences and state', layers.gru, { units: 3, returnSequences: true, returnState: true }, steps),
  one('gru, no bias, backwards', layers.gru, { units: 3, useBias: false, goBackwards: true }, steps),
  one(
    'rnn of two cells',
    layers.rnn,
    () => ({ cell: [layers.lstmCell({ units: 3 }), layers.gruCell({ units: 2 })], returnSequences: true }),
    steps,
  ),
  one('bidirectional lstm', layers.bidirectional, () => ({ layer: layers.lstm({ units: 3 }) }), steps),
  one(
    'bidirectional gru, sequences, sum',
    layers.bidirectional,
    () => ({ layer: layers.gru({ units: 3, returnSequences: true }), mergeMode: 'sum' as const }),
    steps,
  ),
  one(
    'bidirectional simpleRNN, ave',
    layers.bidirectional,
    () => ({ layer: layers.simpleRNN({ units: 3 }), mergeMode: 'ave' as const }),
    steps,
  ),
  one('convLstm2d', layers.convLstm2d, { filters: 3, kernelSize: 2 }, [[2, 3, 4, 5, 2]]),
  one(
    'convLstm2d, same, sequences',
    layers.convLstm2d,
    { filters: 3, kernelSize: 3, padding: 'same', returnSequences: true },
    [[2, 3, 4, 5, 2]],
  ),
  one(
    'timeDistributed dense',
    layers.timeDistributed,
    () => ({ layer: layers.dense({ units: 3, activation: 'tanh' }) }),
    steps,
  ),
  one(
    'timeDistributed conv2d',
    layers.timeDistributed,
    () => ({ layer: layers.conv2d({ filters: 3, kernelSize: 2 }) }),
    [[2, 3, 4, 5, 2]],
  ),
];

/** Sequences of numbers of which 0 stands for nothing. */
const numbers = { inputs: [[4, 6]], integers: 3 };
const embedding = layer(layers.embedding, { inputDim: 3, outputDim: 4, maskZero: true });
const masks: LayerCase[] = [
  { name: 'embedding', layers: [layer(layers.embedding, { inputDim: 3, outputDim: 4 })], ...numbers },
  { name: 'masked lstm', layers: [embedding, layer(layers.lstm, { units: 3 })], ...numbers },
  {
    name: 'masked lstm, sequences',
    layers: [embedding, layer(layers.lstm, { units: 3, returnSequences: true })],
    ...numbers,
  },
  {
    name: 'masked gru',
    layers: [embedding, layer(layers.gru, { units: 3, returnSequences: true })],
    ...numbers,
  },
  { name: 'masked simpleRNN', layers: [embedding, layer(layers.simpleRNN, { units: 3 })], ...numbers },
  {
    name: 'masked lstm after lstm',
    layers: [
      embedding,
      layer(layers.lstm, { units: 3, returnSequences: true }),
      layer(layers.lstm, { units: 2 }),
    ],
    ...numbers,
  },
  {
    name: 'masked bidirectional gru',
    layers: [embedding, layer(layers.bidirectional, () => ({ layer: layers.gru({ units: 3 }) }))],
    ...numbers,
  },
  {
    name: 'masked bidirectional lstm, sequences',
    layers: [
      embedding,
      layer(layers.bidirectional, () => ({ layer: layers.lstm({ units: 3, returnSequences: true }) })),
    ],
    ...numbers,
  },
  {
    name: 'masked globalAveragePooling1d',
    layers: [embedding, layer(layers.globalAveragePooling1d, {})],
    ...numbers,
  },
  {
    name: 'masked batchNormalization in training',
    layers: [embedding, layer(layers.batchNormalization, {})],
    ...numbers,
    training: true,
  },
  {
    name: 'masking before lstm',
    layers: [
      layer(layers.reLU, { threshold: 0.6 }),
      layer(layers.masking, {}),
      layer(layers.lstm, { units: 3 }),
    ],
    inputs: [[3, 6, 2]],
  },
];

const normalization: LayerCase[] = [
  one('batchNormalization', layers.batchNormalization, {}, picture),
  one('batchNormalization in training', layers.batchNormalization, {}, picture, { training: true }),
  one(
    'batchNormalization of rows in training',
    layers.batchNormalization,
    { momentum: 0.9, epsilon: 1e-4 },
    [[6, 5]],
    { training: true },
  ),
  one('batchNormalization of axis 1 in training', layers.batchNormalization, { axis: 1 }, picture, {
    training: true,
  }),
  one('batchNormalization of axis 1', layers.batchNormalization, { axis: 1 }, picture),
  one('batchNormalization without scale in training', layers.batchNormalization, { scale: false }, sequence, {
    training: true,
  }),
  one(
    'batchNormalization without center and scale',
    layers.batchNormalization,
    { scale: false, center: false },
    volume,
  ),
  one('batchNormalization, frozen, in training', layers.batchNormalization, { trainable: false }, picture, {
    training: true,
  }),
  one('layerNormalization', layers.layerNormalization, {}, sequence),
  one('layerNormalization of two axes', layers.layerNormalization, { axis: [1, 2], epsilon: 1e-5 }, sequence),
  one('layerNormalization without scale', layers.layerNormalization, { scale: false }, picture),
  one('normalization', layers.normalization, { mean: [1, 2, 3, 4], variance: [0.5, 2, 3, 4] }, sequence),
  one(
    'normalization of one mean, inverted',
    layers.normalization,
    { mean: 2, variance: 3, invert: true },
    sequence,
  ),
  one('rescaling', layers.rescaling, { scale: 1 / 255, offset: -1 }, picture),
];

const activating: LayerCase[] = [
  one('reLU', layers.reLU, {}, sequence),
  one('reLU, all set', layers.reLU, { maxValue: 0.7, negativeSlope: 0.1, threshold: 0.2 }, sequence),
  one('reLU, highest value', layers.reLU, { maxValue: 0.5 }, sequence),
  one('reLU, slope', layers.reLU, { negativeSlope: 0.2 }, sequence),
  one('leakyReLU', layers.leakyReLU, {}, sequence),
  one('prelu', layers.prelu, {}, sequence),
  one('prelu, shared', layers.prelu, { sharedAxes: [1, 2] }, picture),
  one('elu', layers.elu, {}, sequence),
  one('elu, alpha', layers.elu, { alpha: 0.4 }, sequence),
  one('softmax', layers.softmax, {}, sequence),
  one('softmax of axis 1', layers.softmax, { axis: 1 }, sequence),
  one('softmax of two axes', layers.softmax, { axis: [1, 2] }, picture),
  one('activation', layers.activation, { activation: 'silu' }, sequence),
];

const reshaping: LayerCase[] = [
  one('flatten', layers.flatten, {}, picture),
  one('flatten of rows', layers.flatten, {}, [[3, 4]]),
  one('flatten, channels first', layers.flatten, { dataFormat: 'channelsFirst' }, picture),
  one('reshape', layers.reshape, { targetShape: [6, -1] }, picture),
  one('permute', layers.permute, { dims: [3, 1, 2] }, picture),
  one('repeatVector', layers.repeatVector, { n: 3 }, [[2, 4]]),
  one('zeroPadding1d', layers.zeroPadding1d, { padding: [1, 2] }, sequence),
  one(
    'zeroPadding2d',
    layers.zeroPadding2d,
    {
      padding: [
        [1, 2],
        [0, 3],
      ],
    },
    picture,
  ),
  one(
    'zeroPadding2d, channels first',
    layers.zeroPadding2d,
    { padding: [1, 2], dataFormat: 'channelsFirst' },
    picture,
  ),
  one('zeroPadding3d', layers.zeroPadding3d, { padding: [1, 2, 0] }, volume),
  one('cropping1d', layers.cropping1d, { cropping: [1, 2] }, sequence),
  one(
    'cropping2d',
    layers.cropping2d,
    {
      cropping: [
        [1, 2],
        [0, 3],
      ],
    },
    picture,
  ),
  one('cropping3d', layers.cropping3d, { cropping: 1 }, volume),
  one('upSampling1d', layers.upSampling1d, { size: 3 }, sequence),
  one('upSampling2d', layers.upSampling2d, { size: [2, 3] }, picture),
  one('upSampling2d, bilinear', layers.upSampling2d, { size: [2, 3], interpolation: 'bilinear' }, picture),
  one('upSampling2d, channels first', layers.upSampling2d, { dataFormat: 'channelsFirst' }, picture),
  one('upSampling3d', layers.upSampling3d, { size: [1, 2, 3] }, volume),
  one('resizing, larger', layers.resizing, { height: 11, width: 9 }, picture),
  one('resizing, smaller', layers.resizing, { height: 3, width: 4 }, picture),
  one('resizing, nearest', layers.resizing, { height: 10, width: 4, interpolation: 'nearest' }, picture),
  one('resizing, cropped', layers.resizing, { height: 8, width: 3, cropToAspectRatio: true }, picture),
  one(
    'resizing, padded',
    layers.resizing,
    { height: 4, width: 12, padToAspectRatio: true, fillValue: 0.5 },
    picture,
  ),
  one('centerCrop', layers.centerCrop, { height: 4, width: 3 }, picture),
  one('centerCrop of too small pictures', layers.centerCrop, { height: 9, width: 4 }, picture),
];

const twice = [
  [2, 3, 4],
  [2, 3, 4],
];
const merging: LayerCase[] = [
  one('add', layers.add, {}, [...twice, [2, 3, 4]]),
  one('average', layers.average, {}, twice),
  one('maximum', layers.maximum, {}, twice),
  one('minimum', layers.minimum, {}, twice),
  one('multiply', layers.multiply, {}, twice),
  one('concatenate', layers.concatenate, {}, [
    [2, 3, 4],
    [2, 3, 1],
  ]),
  one('concatenate along axis 1', layers.concatenate, { axis: 1 }, [
    [2, 3, 4],
    [2, 1, 4],
  ]),
  one('dot', layers.dot, { axes: -1 }, [
    [2, 4],
    [2, 4],
  ]),
  one('dot, normalized, of sequences', layers.dot, { axes: 2, normalize: true }, twice),
];

const other: LayerCase[] = [
  one('dense', layers.dense, { units: 3 }, [[5, 4]]),
  one('dense, softmax, of sequences', layers.dense, { units: 3, activation: 'softmax' }, sequence),
  one('dense, relu, no bias', layers.dense, { units: 3, activation: 'relu', useBias: false }, [[5, 4]]),
  one('categoryEncoding, multiHot', layers.categoryEncoding, { numTokens: 4 }, [[5, 3]], { integers: 4 }),
  one('categoryEncoding, count', layers.categoryEncoding, { numTokens: 4, outputMode: 'count' }, [[5, 3]], {
    integers: 4,
  }),
  one('categoryEncoding, oneHot', layers.categoryEncoding, { numTokens: 4, outputMode: 'oneHot' }, [[5, 1]], {
    integers: 4,
  }),
  one('dropout, not in training', layers.dropout, { rate: 0.5 }, picture),
  one('randomRotation, not in training', layers.randomRotation, { factor: 0.2 }, picture),
];

/** Every layer whose numbers do not depend on chance, with odd shapes. */
export const LAYER_CASES: LayerCase[] = [
  ...other,
  ...convolutions,
  ...pooling,
  ...recurrent,
  ...masks,
  ...normalization,
  ...activating,
  ...reshaping,
  ...merging,
];

/** Numbers between −1 and 1 of no order; the same for the same offset. */
export function wave(shape: number[], offset = 0): number[] {
  const size = tf.util.sizeFromShape(shape);
  return Array.from({ length: size }, (_, i) => Math.fround(Math.sin((i + 1) * 12.9898 + offset * 78.233)));
}
