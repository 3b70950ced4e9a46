import { describeOnEachNode } from './each-node';
import type { Kernel } from './kernel-client';

/** Cells that do not end by themselves. `ticks` counts, to see whether anything goes on. */
const cells: Record<string, string> = {
  'a loop before any await': 'for (;;) ticks++;',
  'a loop after an await': 'await 1; for (;;) ticks++;',
  'a loop after a timer': 'await new Promise((done) => setTimeout(done, 20)); for (;;) ticks++;',
  "a loop in a timer's callback": 'setTimeout(() => { for (;;) ticks++; }, 20); await new Promise(() => {});',
  'a loop in a then': 'await Promise.resolve().then(() => { for (;;) ticks++; });',
  'a loop in tf.tidy': 'tf.tidy(() => { const x = tf.scalar(1); for (;;) ticks++; });',
  'a loop of awaits that never leaves': 'for (;;) { await null; ticks++; }',
  'a pending promise': 'await new Promise(() => {});',
  'an interval': 'setInterval(() => ticks++, 1); await new Promise(() => {});',
  'a training loop with nextFrame': 'for (;;) { ticks++; await tf.nextFrame(); }',
  'a training loop with await loss.data()':
    'for (;;) { ticks++; const loss = tf.tidy(() => kept.square()); await loss.data(); loss.dispose(); }',
  'a loop that catches everything': 'for (;;) { try { await tf.nextFrame(); ticks++; } catch {} }',
  fit: 'await model.fit(xs, ys, { epochs: 1e6, verbose: 0 });',
  'fit with callbacks':
    'await model.fit(xs, ys, { epochs: 1e6, verbose: 0, callbacks: { onBatchEnd: () => { ticks++; } } });',
  "fit with yieldEvery: 'never'":
    "await model.fit(xs, ys, { epochs: 1e6, verbose: 0, yieldEvery: 'never' });",
  fitDataset: 'await model.fitDataset(endless, { epochs: 1e6, batchesPerEpoch: 50, verbose: 0 });',
  "the library's fit": 'await fit(model, xs, ys, { epochs: 1e6 });',
  'a child process': "import { execSync } from 'node:child_process'; execSync('sleep 30');",
};

/** Starts a cell and waits until it runs; when it does, it has 100 ms to get going. */
async function begin(kernel: Kernel, code: string): Promise<string> {
  const id = kernel.start(`console.log('begins'); ${code}`);
  await kernel.until(() =>
    kernel.iopub.find(
      ({ header, parent_header }) => header.msg_type === 'stream' && parent_header.msg_id === id,
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  return id;
}

describeOnEachNode('stop stops', (kernel) => {
  beforeAll(async () => {
    const { error } = await kernel().execute(`
      import { compile, fit, startEngine } from 'keras-nyumon';
      import * as tf from '@tensorflow/tfjs';
      let ticks = 0;
      const model = tf.sequential({ layers: [
        tf.layers.dense({ units: 50, inputShape: [20], activation: 'relu' }), tf.layers.dense({ units: 1 })] });
      compile(model, { loss: 'meanSquaredError', optimizer: 'sgd' });
      const xs = tf.randomNormal([2000, 20]), ys = tf.randomNormal([2000, 1]), kept = tf.scalar(42);
      const endless = tf.data.generator(function* () {
        for (;;) yield { xs: tf.randomNormal([32, 20]), ys: tf.randomNormal([32, 1]) };
      } as any) as any;
      undefined`);
    expect(error).toBeUndefined();
  }, 60_000);

  // A busy machine may be slow once.
  jest.retryTimes(2, { retryImmediately: true });

  test.each(Object.entries(cells))(
    '%s',
    async (_, code) => {
      const id = await begin(kernel(), `let before = ${code.length}; ${code}`);
      const pressed = performance.now();
      kernel().interrupt();
      const { error, reply } = await kernel().finished(id, 10_000);
      const time = performance.now() - pressed;
      expect([reply.status, reply.evalue, error?.ename]).toEqual([
        'error',
        '停止しました / stopped',
        'Interrupted',
      ]);
      // On a quiet machine it is under half a second; the limit only tells a stop from a hang.
      expect(time).toBeLessThan(3000);

      // Nothing runs on, variables remain, the model can be trained again, and TensorFlow.js computes.
      const after = await kernel().execute(`
      const ticksBefore = ticks;
      await new Promise((done) => setTimeout(done, 30));
      const { epoch } = await model.fit(xs, ys, { verbose: 0 });
      [ticks - ticksBefore, before, epoch.length, kept.dataSync()[0], tf.tidy(() => kept.add(1)).dataSync()[0]]`);
      expect([after.error?.traceback, after.text]).toEqual([undefined, `[ 0, ${code.length}, 1, 42, 43 ]`]);
    },
    20_000,
  );

  test('when nothing runs, nothing happens', async () => {
    kernel().interrupt();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect((await kernel().execute('1')).text).toBe('1');
  });

  test("library code hears of it through onInterrupt, once, and only its own cell's", async () => {
    await kernel().execute(`
      import { onInterrupt } from 'keras-nyumon/dist/kernel/interrupt';
      const heard: string[] = [];
      onInterrupt(() => heard.push('earlier cell'));`);
    const id = await begin(
      kernel(),
      `
      onInterrupt(() => heard.push('kept'));
      onInterrupt(() => heard.push('taken back'))();
      await new Promise(() => {});`,
    );
    kernel().interrupt();
    await kernel().finished(id);
    expect((await kernel().execute('heard.join()')).text).toBe("'kept'");
  }, 20_000);
});
