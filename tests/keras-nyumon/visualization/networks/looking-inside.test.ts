// Feature maps, filters and saliency, against the same computed by hand.
import { featureMaps, filters, layers, saliency, tf } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';

/** A small smooth model over 6 × 5 pictures, with weights that are the same each time. */
function smallModel(channels = 1): tf.Sequential {
  const model = tf.sequential({
    layers: [
      layers.conv2d({
        filters: 3,
        kernelSize: 3,
        activation: 'tanh',
        inputShape: [6, 5, channels],
        name: 'first',
      }),
      layers.conv2d({ filters: 2, kernelSize: 2, activation: 'tanh', name: 'second' }),
      layers.flatten(),
      layers.dense({ units: 4, activation: 'softmax' }),
    ],
  });
  model.setWeights(
    model.getWeights().map((weights, n) => {
      const values = Array.from({ length: weights.size }, (_, i) => Math.sin(7 * i + n));
      return tf.tensor(values, weights.shape);
    }),
  );
  return model;
}

const picture = (...shape: number[]): NdArray<Float32Array> => ({
  dtype: 'float32',
  shape,
  data: Float32Array.from({ length: shape.reduce((product, length) => product * length, 1) }, (_, i) =>
    Math.abs(Math.cos(3 * i)),
  ),
});

/** Runs something ten times; it must leave nothing behind. */
function expectNoLeak(work: () => unknown): void {
  work();
  const before = tf.memory().numTensors;
  for (let i = 0; i < 10; i++) work();
  expect(tf.memory().numTensors).toBe(before);
}

test('feature maps are what the layer answers, on one scale', () => {
  const model = smallModel();
  const image = picture(6, 5, 1);
  const { shape, data } = featureMaps(model, image);
  expect(shape).toEqual([3, 4, 3, 1]);
  const maps = tf.tidy(() => {
    const [kernel, bias] = model.getLayer('first').getWeights();
    const input = tf.tensor4d(image.data, [1, 6, 5, 1]);
    return tf
      .conv2d(input, kernel as tf.Tensor4D, 1, 'valid')
      .add(bias)
      .tanh()
      .transpose([3, 1, 2, 0])
      .dataSync();
  });
  const [smallest, largest] = [Math.min(0, ...maps), Math.max(...maps)];
  data.forEach((value, i) => {
    expect(value).toBeCloseTo((maps[i] - smallest) / (largest - smallest), 5);
  });
  expect(featureMaps(model, image, { layer: 'second' }).shape).toEqual([2, 3, 2, 1]);
  expectNoLeak(() => featureMaps(model, image));
  model.dispose();
});

test('filters are the kernel, with mid-grey for 0', () => {
  const model = smallModel(3);
  const { shape, data } = filters(model);
  expect(shape).toEqual([3, 3, 3, 3]);
  const kernel = model.getLayer('first').getWeights()[0].dataSync();
  const largest = Math.max(...kernel.map(Math.abs));
  // Filter 2, row 1, column 0, channel 2.
  const [ours, theirs] = [2 * 27 + 9 + 2, ((1 * 3 + 0) * 3 + 2) * 3 + 2];
  expect(data[ours]).toBeCloseTo(0.5 + kernel[theirs] / largest / 2, 6);
  expect(Math.max(...data.map((value) => Math.abs(value - 0.5)))).toBeCloseTo(0.5, 6);
  expectNoLeak(() => filters(model));
  model.dispose();
});

test.each([1, 3])('saliency is the size of the score’s derivative, with %i channels', (channels) => {
  const model = smallModel(channels);
  const image = picture(6, 5, channels);
  const classIndex = 2;
  /** The score before softmax: probabilities' logarithms, but for a shift that all classes share. */
  const score = (data: Float32Array) =>
    tf.tidy(() => {
      const before = tf.model({ inputs: model.inputs, outputs: model.layers[2].output });
      const flat = before.predict(tf.tensor(data, [1, 6, 5, channels])) as tf.Tensor2D;
      const [kernel, bias] = model.layers[3].getWeights();
      return flat
        .matMul(kernel as tf.Tensor2D)
        .add(bias)
        .dataSync()[classIndex];
    });
  const step = 1e-2;
  const slopes = image.data.map((_, i) => {
    const [up, down] = [step, -step].map((change) =>
      score(image.data.map((value, k) => (k === i ? value + change : value))),
    );
    return Math.abs(up - down) / (2 * step);
  });
  const largestSlopes = Array.from({ length: 30 }, (_, pixel) =>
    Math.max(...slopes.subarray(pixel * channels, (pixel + 1) * channels)),
  );
  const { shape, data } = saliency(model, image, { classIndex });
  expect(shape).toEqual([6, 5, 1]);
  largestSlopes.forEach((slope, i) => {
    expect(data[i]).toBeCloseTo(slope / Math.max(...largestSlopes), 2);
  });
  expectNoLeak(() => saliency(model, image));
  // The model still answers with probabilities.
  const answer = tf.tidy(
    () => (model.predict(tf.zeros([1, 6, 5, channels])) as tf.Tensor).sum().dataSync()[0],
  );
  expect(answer).toBeCloseTo(1, 5);
  model.dispose();
});

test('a softmax layer of its own is left out too, and a flat model has pictures', () => {
  const dense = layers.dense({ units: 3, inputShape: [16] });
  const scores = tf.sequential({ layers: [dense] });
  const model = tf.sequential({ layers: [dense, tf.layers.softmax()] });
  const image = picture(4, 4);
  const kernel = dense.getWeights()[0].dataSync();
  const column = Array.from({ length: 16 }, (_, i) => Math.abs(kernel[i * 3 + 1]));
  for (const each of [scores, model]) {
    const { shape, data } = saliency(each, image, { classIndex: 1 });
    expect(shape).toEqual([4, 4, 1]);
    column.forEach((weight, i) => {
      expect(data[i]).toBeCloseTo(weight / Math.max(...column), 5);
    });
  }
  scores.dispose();
});

test('what does not fit is said', () => {
  const model = smallModel();
  expect(() => featureMaps(model, picture(28, 28, 1))).toThrow(/\[n, 6, 5, 1\][^]*Choose one picture/);
  expect(() => featureMaps(model, picture(6, 5, 1), { layer: 'third' })).toThrow(
    /third[^]*It has first, second/,
  );
  expect(() => saliency(model, picture(6, 5, 1), { classIndex: 4 })).toThrow(/0 から 3[^]*from 0 to 3/);
  const dense = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
  expect(() => filters(dense)).toThrow(/畳み込み層[^]*has no convolutional layer/);
  model.dispose();
  dense.dispose();
});
