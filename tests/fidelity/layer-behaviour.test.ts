import { layers, tf } from 'keras-nyumon';
import type { Numbers } from './check-row';
import { checkRow } from './check-row';
import { forKeras } from './for-keras';
import { wave } from './layer-table';
import { describeWithKeras, runKeras } from './run-keras';

const pictures = tf.tensor4d(wave([3, 6, 5, 2]), [3, 6, 5, 2]);

/** An augmentation layer that draws a given number, 0 … 1, again and again. */
function given<Layer extends tf.layers.Layer>(layer: Layer, numbers: number[]): Layer {
  let next = 0;
  (layer as unknown as { source: () => number }).source = () => numbers[next++ % numbers.length];
  return layer;
}

/** Where between the bounds the numbers lie. */
const shares = [0.1, 0.65, 0.9];
const between = (lowest: number, highest: number) =>
  shares.map((share) => lowest + share * (highest - lowest));
const column = (values: number[]) => values.map((value) => [value]);

const FILLS = (['reflect', 'constant', 'wrap', 'nearest'] as const).flatMap((fillMode) =>
  (['bilinear', 'nearest'] as const).map((interpolation) => ({ fillMode, interpolation, fillValue: 0.3 })),
);

/** Rotations whose pixels lie halfway between others are left to rounding; these do not. */
const AUGMENTATIONS: [name: string, layer: tf.layers.Layer, options: object, transformation: object][] = [
  ...FILLS.flatMap((fill): typeof AUGMENTATIONS => {
    const name = `${fill.fillMode}, ${fill.interpolation}`;
    const rotation = { factor: [-0.3, 0.4] as [number, number], ...fill };
    const zoom = { heightFactor: 0.7, widthFactor: [-0.4, 0.2] as [number, number], ...fill };
    const shift = { heightFactor: 0.9, widthFactor: [-0.9, 0.33] as [number, number], ...fill };
    const angle = between(-0.3, 0.4).map((turns) => turns * 360);
    const pairs = shares.flatMap((share) => [share, share]);
    return [
      [`randomRotation, ${name}`, given(layers.randomRotation(rotation), shares), rotation, { angle }],
      [
        `randomZoom, ${name}`,
        given(layers.randomZoom(zoom), pairs),
        zoom,
        { height_zoom: column(between(0.3, 1.7)), width_zoom: column(between(0.6, 1.2)) },
      ],
      [
        `randomTranslation, ${name}`,
        given(layers.randomTranslation(shift), pairs),
        shift,
        { translations: between(-0.9, 0.33).map((x, i) => [x * 5, between(-0.9, 0.9)[i] * 6]) },
      ],
    ];
  }),
  ...(['horizontal', 'vertical', 'horizontalAndVertical'] as const).map(
    (mode): (typeof AUGMENTATIONS)[number] => [
      `randomFlip, ${mode}`,
      given(layers.randomFlip({ mode }), shares),
      { mode },
      { flips: [[[[true]]], [[[false]]], [[[false]]]] },
    ],
  ),
];

const ADAPTED: [name: string, axis: number | number[] | null, invert: boolean][] = [
  ['the last axis', -1, false],
  ['two axes', [1, 3], false],
  ['one mean', null, false],
  ['undone', -1, true],
];

/** Layers that keep something between calls. */
const STATEFUL: [name: string, layer: tf.layers.Layer, options: object][] = (
  [
    ['lstm', (options: object) => layers.lstm({ units: 2, ...options })],
    ['gru', (options: object) => layers.gru({ units: 2, ...options })],
    ['simpleRNN', (options: object) => layers.simpleRNN({ units: 2, ...options })],
  ] as const
).map(([name, make]) => [
  name,
  make({ stateful: true, batchInputShape: [2, 3, 4] }),
  { units: 2, stateful: true },
]);
const sequences = [0, 1, 2].map((i) => tf.tensor3d(wave([2, 3, 4], i), [2, 3, 4]));

/** Layers that go on from a given state. */
const states = [5, 6].map((i) => tf.tensor2d(wave([2, 3], i), [2, 3]));
const CONTINUED: [name: string, layer: tf.layers.Layer, options: object, state: tf.Tensor[]][] = [
  ['lstm', layers.lstm({ units: 3 }), { units: 3 }, states],
  [
    'lstm, sequences',
    layers.lstm({ units: 3, returnSequences: true }),
    { units: 3, returnSequences: true },
    states,
  ],
  ['gru', layers.gru({ units: 3 }), { units: 3 }, [states[0]]],
  [
    'bidirectional simpleRNN',
    layers.bidirectional({ layer: layers.simpleRNN({ units: 3 }) }),
    { layer: layers.simpleRNN({ units: 3 }) },
    states,
  ],
];

describeWithKeras('layers that draw, learn or remember', () => {
  let keras: Record<string, unknown[]> = {};
  const stateful = STATEFUL.map(([, layer]) => {
    const outputs = () => sequences.map((x) => (layer.apply(x) as tf.Tensor).arraySync() as Numbers);
    outputs();
    layer.setWeights(layer.getWeights().map(({ shape }, i) => tf.tensor(wave(shape, i), shape)));
    layer.resetStates();
    return { outputs: outputs(), weights: layer.getWeights().map((weight) => weight.arraySync()) };
  });

  const continued = CONTINUED.map(([, layer, , initialState]) => {
    layer.apply(sequences[0]);
    layer.setWeights(layer.getWeights().map(({ shape }, i) => tf.tensor(wave(shape, i), shape)));
    const output = layer.apply(sequences[0], { initialState: [...initialState] }) as tf.Tensor;
    return {
      output: output.arraySync(),
      weights: layer.getWeights().map((weight) => weight.arraySync()),
    };
  });

  beforeAll(() => {
    const requests = {
      continued: CONTINUED.map(([, layer, options, state], i) => ({
        call: 'from_state',
        class_name: layer.getClassName(),
        config: forKeras(options),
        x: sequences[0].arraySync(),
        state: state.map((each) => each.arraySync()),
        weights: continued[i].weights,
      })),
      transformed: AUGMENTATIONS.map(([, layer, options, transformation]) => ({
        call: 'transformed',
        class_name: layer.getClassName(),
        config: forKeras(options),
        images: pictures.arraySync(),
        transformation,
      })),
      adapted: ADAPTED.map(([, axis, invert]) => ({
        call: 'adapted',
        axis,
        invert,
        data: pictures.arraySync(),
        x: pictures.arraySync(),
      })),
      several: STATEFUL.map(([, layer, options], i) => ({
        call: 'several_calls',
        class_name: layer.getClassName(),
        config: forKeras(options),
        inputs: sequences.map((x) => x.arraySync()),
        weights: stateful[i].weights,
        training: false,
      })),
    };
    const answers = runKeras('layers', Object.values(requests).flat());
    keras = Object.fromEntries(
      Object.entries(requests).map(([name, { length }]) => [name, answers.splice(0, length)]),
    );
  });

  test.each(AUGMENTATIONS.map(([name, layer], i) => [name, layer, i] as const))('%s', (name, layer, i) => {
    const augmented = layer.apply(pictures, { training: true }) as tf.Tensor;
    // Places are sums of products in float32, and a pixel counts by how near it is.
    checkRow(`layer ${name}`, augmented.arraySync(), keras.transformed[i] as Numbers);
    const same = layer.apply(pictures) as tf.Tensor;
    expect(same.dataSync()).toEqual(pictures.dataSync());
    tf.dispose([augmented, same]);
  });

  test.each(ADAPTED.map(([name, axis, invert], i) => [name, axis, invert, i] as const))(
    'normalization adapts: %s',
    (name, axis, invert, i) => {
      const layer = layers.normalization({ axis, invert });
      layer.adapt(pictures);
      const output = (layer.apply(pictures) as tf.Tensor).arraySync() as Numbers;
      const { weights, output: expected } = keras.adapted[i] as { weights: Numbers[]; output: Numbers };
      const ours = layer.getWeights().slice(0, 2);
      checkRow(
        `layer normalization adapts, ${name}: mean and variance`,
        ours.map((weight) => weight.arraySync() as Numbers),
        weights,
      );
      checkRow(`layer normalization adapts, ${name}`, output, expected);
    },
  );

  test.each(CONTINUED.map(([name], i) => [name, i] as const))('%s from a given state', (name, i) => {
    checkRow(`layer ${name}, from a given state`, continued[i].output, keras.continued[i] as Numbers);
  });

  test.each(STATEFUL.map(([name], i) => [name, i] as const))('stateful %s', (name, i) => {
    checkRow(`layer ${name}, stateful, three calls`, stateful[i].outputs, keras.several[i] as Numbers[]);
  });
});
