import { layers, tf } from 'keras-nyumon';
import { forKeras } from './for-keras';
import { describeWithKeras, runKeras } from './run-keras';

type Make = (options?: object) => tf.layers.Layer;

/** What must be said of a layer; all others can be made without a word. */
const REQUIRED: Record<string, object> = {
  dense: { units: 2 },
  activation: { activation: 'relu' },
  embedding: { inputDim: 3, outputDim: 2 },
  timeDistributed: { layer: layers.dense({ units: 2 }) },
  bidirectional: { layer: layers.lstm({ units: 2 }) },
  conv1d: { filters: 2, kernelSize: 3 },
  conv2d: { filters: 2, kernelSize: 3 },
  conv3d: { filters: 2, kernelSize: 3 },
  conv2dTranspose: { filters: 2, kernelSize: 3 },
  conv3dTranspose: { filters: 2, kernelSize: 3 },
  depthwiseConv2d: { kernelSize: 3 },
  separableConv2d: { filters: 2, kernelSize: 3 },
  averagePooling1d: { poolSize: 2 },
  averagePooling2d: { poolSize: 2 },
  averagePooling3d: { poolSize: 2 },
  simpleRNN: { units: 2 },
  lstm: { units: 2 },
  gru: { units: 2 },
  convLstm2d: { filters: 2, kernelSize: 3 },
  simpleRNNCell: { units: 2 },
  lstmCell: { units: 2 },
  gruCell: { units: 2 },
  reshape: { targetShape: [2, 3] },
  permute: { dims: [2, 1] },
  repeatVector: { n: 2 },
  dot: { axes: 1 },
  dropout: { rate: 0.5 },
  spatialDropout1d: { rate: 0.5 },
  spatialDropout2d: { rate: 0.5 },
  spatialDropout3d: { rate: 0.5 },
  alphaDropout: { rate: 0.5 },
  gaussianDropout: { rate: 0.5 },
  gaussianNoise: { stddev: 0.5 },
  rescaling: { scale: 2 },
  resizing: { height: 2, width: 3 },
  centerCrop: { height: 2, width: 3 },
  categoryEncoding: { numTokens: 2 },
  randomRotation: { factor: 0.1 },
  randomZoom: { heightFactor: [-0.1, 0.1] },
  randomTranslation: { heightFactor: [-0.1, 0.1], widthFactor: [-0.2, 0.2] },
};

/** What Keras keeps that has no counterpart here. */
const KERAS_ONLY = [
  'activity_regularizer',
  'antialias',
  'backward_layer',
  'bounding_box_format',
  'dtype',
  'fill_mode',
  'lora_alpha',
  'lora_rank',
  'output_padding',
  'quantization_config',
  'renorm',
  'renorm_clipping',
  'renorm_momentum',
  'seed',
  'sparse',
  'synchronized',
  'unroll',
  'use_cudnn',
  'zero_output_for_mask',
];
/** What a single layer of Keras's knows, and ours refuses. */
const LACKING: Record<string, string[]> = {
  averagePooling1d: ['data_format'],
  centerCrop: ['data_format'],
  conv2dTranspose: ['dilation_rate'],
  conv3dTranspose: ['dilation_rate'],
  layerNormalization: ['beta_constraint', 'gamma_constraint', 'rms_scaling'],
  maxPooling1d: ['data_format'],
  randomFlip: ['data_format'],
  randomRotation: ['data_format'],
  randomTranslation: ['data_format'],
  randomZoom: ['data_format'],
};

/** What TensorFlow.js keeps that Keras does not have. */
const OURS_ONLY = [
  'activity_regularizer',
  'batch_input_shape',
  'implementation',
  'input_length',
  'noise_shape',
  'trainable',
  'unroll',
];

/** What Keras writes beside a class's options. */
const NOT_OPTIONS = ['module', 'registered_name', 'build_config', 'input_axes', 'output_axes'];

/** `input` gives no layer, and `rnn` has no option but its cells. */
const names = Object.keys(layers).filter((name) => !['input', 'rnn'].includes(name));

describeWithKeras('what is left out means what it means in Keras', () => {
  const ours = names.map((name) => {
    const layer = (layers as unknown as Record<string, Make>)[name](REQUIRED[name]);
    const config = plain(forKeras(layer.getConfig())) as Record<string, unknown>;
    return { className: layer.getClassName(), config };
  });
  let keras: Record<string, unknown>[] = [];
  beforeAll(() => {
    keras = runKeras(
      'layers',
      names.map((name, i) => ({
        call: 'config',
        class_name: ours[i].className,
        config: forKeras(REQUIRED[name] ?? {}),
      })),
    ).map((each) => plain(each) as Record<string, unknown>);
  });

  test.each(names.map((name, i) => [name, i] as const))('%s', (name, i) => {
    const { config } = ours[i];
    const expected = keras[i];
    const options = (from: object, left: string[]) =>
      Object.keys(from).filter((option) => !left.includes(option));
    const common = options(expected, []).filter((option) => option in config);
    // Every option of Keras's is one of ours, or named above; and the other way round.
    const lacking = options(expected, KERAS_ONLY).filter((option) => !(option in config));
    expect(lacking.sort()).toEqual(LACKING[name] ?? []);
    expect(options(config, OURS_ONLY).filter((option) => !(option in expected))).toEqual([]);
    const pick = (from: Record<string, unknown>) =>
      Object.fromEntries(
        common
          .filter((option) => !['layer', 'name', 'dtype'].includes(option))
          .map((option) => [option, from[option]]),
      );
    expect(pick(config)).toEqual(pick(expected));
    expect(withoutNumber(config.name)).toBe(withoutNumber(expected.name));
  });
});

function withoutNumber(name: unknown): string {
  return String(name).replace(/_\d+$/, '');
}

/** Undefined is None; of an object its class and its own options count; a number inside JSON is compared as it is. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const kept = Object.entries(value).filter(([name]) => !NOT_OPTIONS.includes(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, plain(each as unknown)]));
}
