import { adadelta, layers } from 'keras-nyumon';
import { runKeras, testWithKeras } from './run-keras';

testWithKeras('what is left out means what it means in Keras', () => {
  const [keras] = runKeras('tutorial', [{ call: 'defaults' }]) as Record<string, unknown>[];
  const initializer = (layer: { getConfig: () => Record<string, unknown> }) => {
    const { className, config } = layer.getConfig().kernelInitializer as {
      className: string;
      config: Record<string, unknown>;
    };
    return { className, config };
  };
  const { learningRate, rho, epsilon } = adadelta().getConfig() as Record<string, number>;
  expect(learningRate).toBeCloseTo(keras.learningRate as number, 9);
  expect({ rho, epsilon }).toEqual({ rho: keras.rho, epsilon: keras.epsilon });
  // TensorFlow.js writes glorot-uniform as the variance scaling that it is.
  const glorotUniform = { scale: 1, mode: 'fanAvg', distribution: 'uniform' };
  expect([keras.dense, keras.conv2d]).toEqual(['GlorotUniform', 'GlorotUniform']);
  for (const layer of [layers.dense({ units: 1 }), layers.conv2d({ filters: 1, kernelSize: 3 })]) {
    expect(initializer(layer).config).toMatchObject(glorotUniform);
  }
});
