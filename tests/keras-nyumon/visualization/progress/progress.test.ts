import { provide } from 'tslab-kernel/dist/bridge';
import { openProgress } from 'keras-nyumon/dist/visualization/progress/open-progress';
import { progressHtml, progressText } from 'keras-nyumon/dist/visualization/progress/progress-line';

const line = {
  label: 'Epoch 3/12',
  done: 117,
  total: 468,
  elapsed: 10_000,
  values: { loss: 0.5, accuracy: 0.9 },
};

test('a running line shows the steps, a bar, the time left and the values', () => {
  expect(progressText(line)).toBe(
    'Epoch 3/12  117/468 ━━━━━─────────────── ETA 30s - loss: 0.5000 - accuracy: 0.9000',
  );
});

test('a finished line shows the time taken and the time for a step', () => {
  const text = progressText({ ...line, done: 468, elapsed: 93_600 });
  expect(text).toBe(
    'Epoch 3/12  468/468 ━━━━━━━━━━━━━━━━━━━━ 1m34s 200ms/step - loss: 0.5000 - accuracy: 0.9000',
  );
});

test('tiny values keep their digits', () => {
  expect(progressText({ ...line, values: { loss: 0.00001234 } })).toContain('loss: 1.2340e-5');
});

test('in HTML the bar is a progress element, which untrusted notebooks keep', () => {
  expect(progressHtml(line)).toContain('<progress value="117" max="468"');
});

describe('in a notebook', () => {
  const shown: Record<string, unknown>[] = [];
  let outputs = 0;
  beforeAll(() => {
    provide('tslab-kernel.output', () => ({
      display: () => {
        outputs++;
        return (bundle) => shown.push(bundle);
      },
      clear: () => undefined,
    }));
  });
  afterAll(() => {
    Reflect.deleteProperty(globalThis, Symbol.for('tslab-kernel.output'));
  });

  test('one output is redrawn in place, at most ten times a second', () => {
    const progress = openProgress();
    for (let done = 1; done <= 1000; done++) progress.update({ ...line, done, total: 1000 });
    progress.finish({ ...line, done: 1000, total: 1000 });
    expect(outputs).toBe(1);
    expect(shown.length).toBeLessThan(20);
    expect(shown.at(-1)?.['text/plain']).toContain('1000/1000');
  });

  test('finished lines stay above the running one', () => {
    shown.length = 0;
    const progress = openProgress();
    progress.finish({ ...line, label: 'Epoch 1/2' });
    progress.finish({ ...line, label: 'Epoch 2/2' });
    expect(shown.at(-1)?.['text/plain']).toMatch(/^Epoch 1\/2.*\nEpoch 2\/2/);
  });

  test('short work shows nothing', () => {
    shown.length = 0;
    openProgress(2000).finish(line);
    expect(shown).toEqual([]);
  });
});
