import { setRandomSeed, tf } from 'keras-nyumon';

test('everything that draws random numbers repeats', async () => {
  const draw = async () => {
    setRandomSeed(11);
    const tensors = [tf.randomNormal([4]), tf.randomUniform([4]), tf.dropout(tf.ones([20]), 0.5)];
    const values = await Promise.all(tensors.map((tensor) => tensor.array()));
    tf.dispose(tensors);
    return [Math.random(), ...values];
  };
  expect(await draw()).toEqual(await draw());
});
