import { describeOnEachNode } from './each-node';

describeOnEachNode('results are results', (kernel) => {
  test.each([
    ['6 * 7', '42'],
    ["'text'", "'text'"],
    ['({ a: [1, 2], b: { c: 1 } })', '{ a: [ 1, 2 ], b: { c: 1 } }'],
    ['new Float32Array(3)', 'Float32Array(3) [ 0, 0, 0 ]'],
    ['null', 'null'],
    ['await Promise.resolve(5)', '5'],
    ['let kept = 3; kept', '3'],
  ])('%s shows %s', async (code, text) => {
    const { result, stdout, messages } = await kernel().execute(code);
    expect(result).toEqual({ 'text/plain': text });
    expect(stdout).toBe('');
    expect(messages.filter(({ header }) => header.msg_type === 'execute_result')).toHaveLength(1);
  });

  test.each(['undefined', 'const x = 1;', 'function f() {}', 'console.log(1)', 'if (true) { 1 }', ''])(
    '%p has no result',
    async (code) => {
      expect((await kernel().execute(code)).result).toBeUndefined();
    },
  );

  test('a promise shows itself, with the hint to await it', async () => {
    expect((await kernel().execute('new Promise(() => {})')).text).toMatch(/^Promise .*\n.*await/);
  });

  test('tensors show dtype, shape and values', async () => {
    await kernel().execute("import * as tf from '@tensorflow/tfjs'");
    expect((await kernel().execute('tf.tensor2d([[1, 2], [3, 4.5]])')).text).toBe(
      'Tensor float32 [2, 2]\n[[1, 2  ],\n [3, 4.5]]',
    );
    expect((await kernel().execute("tf.scalar(3, 'int32')")).text).toBe('Tensor int32 []\n3');
    const large = (await kernel().execute('tf.zeros([1000, 1000])')).text ?? '';
    expect(large.length).toBeLessThan(1000);
    expect(large).toContain('...');
  }, 30_000);

  test('models and training histories show themselves', async () => {
    await kernel().execute(`
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
      model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });`);
    expect((await kernel().execute('model')).text).toContain('Total params: 8');
    expect(
      (
        await kernel().execute(
          'await model.fit(tf.zeros([4, 3]), tf.zeros([4, 2]), { verbose: 0, epochs: 2 })',
        )
      ).text,
    ).toBe('History (2 epochs) loss: 0.0000');
  }, 30_000);

  test("anyone's class can show itself, also later", async () => {
    const { result } = await kernel().execute(`
      class Badge {
        constructor(private readonly text: string) {}
        async [Symbol.for('Jupyter.display')]() { return { 'text/html': '<b>' + this.text + '</b>', 'text/plain': this.text }; }
      }
      new Badge('hi')`);
    expect(result).toEqual({ 'text/html': '<b>hi</b>', 'text/plain': 'hi' });
    expect(
      (
        await kernel().execute(
          "import { displaySymbol } from 'keras-nyumon/notebook'; ({ [displaySymbol]: () => ({ 'text/markdown': '*x*' }) })",
        )
      ).result,
    ).toMatchObject({ 'text/markdown': '*x*' });
  });

  test('the bytes of a picture are shown as a picture', async () => {
    const { result } = await kernel().execute('new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2])');
    expect(result?.['image/png']).toBe('iVBORwEC');
  });

  test('an error while showing a result is an error of the cell', async () => {
    const { error } = await kernel().execute(
      "({ [Symbol.for('Jupyter.display')]() { throw new Error('no show'); } })",
    );
    expect(error?.evalue).toBe('no show');
  });
});
