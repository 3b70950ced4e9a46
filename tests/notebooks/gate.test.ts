// `npm run gate` opens for more than 0.99 without a complaint, and for nothing else.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inNode } from './in-node';
import { jupyterPython } from './jupyter-python';
import { codeCell, readNotebook } from './notebook';
import { makeTrialFolder, repository } from './trial-folder';

const gate = {
  judge: 'scripts/gate/judge.mjs',
  runNotebook: 'scripts/gate/run-notebook.mjs',
  showCells: 'scripts/gate/show-cells.mjs',
};
interface Verdict {
  accuracy: string | null;
  reasons: string[];
}

describe('judges', () => {
  const evaluated = (text: string) => ({
    cell: 'evaluate',
    outputs: [{ output_type: 'stream', name: 'stdout', text }],
  });
  const judge = (code: number, ...cells: object[]) =>
    JSON.parse(
      inNode(gate, `judge(${JSON.stringify({ code, lines: ['DeadKernelError'], cells })})`).stdout,
    ) as Verdict;

  test.each([
    ['0.9901000261306763', '0.9901', true],
    ['0.9914000034332275', '0.9914', true],
    // 9,900 of 10,000, as a float32.
    ['0.9900000095367432', '0.9900', false],
    ['0.9789000153541565', '0.9789', false],
    ['NaN', 'NaN', false],
  ])('an accuracy of %s', (printed, accuracy, opens) => {
    const verdict = judge(0, evaluated(`test loss: 0.03\ntest accuracy: ${printed}\n`));
    expect(verdict.accuracy).toBe(accuracy);
    expect(verdict.reasons).toHaveLength(opens ? 0 : 1);
  });

  test('a run without an accuracy', () => {
    expect(judge(0, evaluated('test loss: 0.03\n'))).toMatchObject({
      accuracy: null,
      reasons: [expect.any(String)],
    });
  });

  test('stderr, errors and a dead kernel, however good the accuracy', () => {
    const good = evaluated('test accuracy: 0.9914000034332275\n');
    const noise = { cell: 'load', outputs: [{ output_type: 'stream', name: 'stderr', text: 'careful\n' }] };
    const failed = { cell: 'save', outputs: [{ output_type: 'error', ename: 'TypeError', evalue: 'no' }] };
    expect(judge(0, noise, good).reasons).toEqual(['load: stderr: careful']);
    expect(judge(1, good, failed).reasons).toEqual(['save: TypeError: no']);
    expect(judge(1, good).reasons).toEqual(['nbclient:\nDeadKernelError']);
  });
});

test('a notebook runs on the kernel, tells what it does, and leaves nothing in notebooks/', () => {
  const trial = makeTrialFolder();
  try {
    const notebook = path.join(trial.folder, 'small.ipynb');
    const cells = [
      codeCell('works', "console.log('test accuracy: 0.9914000034332275')"),
      codeCell('warns', "console.error('careful')"),
      codeCell('fails', "throw new TypeError('no')"),
      codeCell('never', "console.log('test accuracy: 1')"),
    ];
    writeFileSync(notebook, JSON.stringify({ ...readNotebook('ja/08-mnist-cnn.ipynb'), cells }));
    const before = readdirSync(path.join(repository, 'notebooks'));
    const what = JSON.stringify({ root: repository, python: jupyterPython, notebook, folder: trial.folder });
    const run = `const told = []; const ran = await runNotebook({ ...${what}, env: process.env }, (message) => told.push(message));`;
    const { stdout, stderr } = inNode(
      gate,
      `await (async () => { ${run} return { told, ...judge(ran) }; })()`,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      told: [
        { cell: 'works', message: 'stream', text: 'test accuracy: 0.9914000034332275\n' },
        { cell: 'warns', message: 'stream', text: 'careful\n' },
        { cell: 'fails', message: 'error', text: 'TypeError: no' },
      ],
      accuracy: '0.9914',
      reasons: ['warns: stderr: careful', 'fails: TypeError: no'],
    });
    expect(readdirSync(path.join(repository, 'notebooks'))).toEqual(before);
  } finally {
    trial.remove();
  }
});

describe('shows', () => {
  const told = [
    { cell: 'engine', message: 'stream', text: 'native\n' },
    { cell: 'train', message: 'display_data', text: '[グラフ chart: loss]' },
    { cell: 'train', message: 'display_data', text: 'Epoch 1 1/2' },
    { cell: 'train', message: 'update_display_data', text: '[グラフ chart: loss]' },
    { cell: 'train', message: 'update_display_data', text: 'Epoch 1 2/2' },
    { cell: 'train', message: 'update_display_data', text: 'Epoch 1 2/2\nEpoch 2 1/2' },
    { cell: 'train', message: 'update_display_data', text: 'Epoch 1 2/2\nEpoch 2 2/2' },
    { cell: 'evaluate', message: 'stream', text: 'test accuracy: 0.9914\n' },
  ];
  const shown = (screen: object) => {
    const code = `(() => {
      let text = '';
      const screen = { ...${JSON.stringify(screen)}, write: (more) => { text += more; } };
      const { show, end } = showCells(screen, () => 0);
      for (const message of ${JSON.stringify(told)}) show(message);
      end();
      return text;
    })()`;
    return JSON.parse(inNode(gate, code).stdout) as string;
  };
  const lines = '▸ engine\nnative\n▸ train\nEpoch 1 2/2\nEpoch 2 2/2\n▸ evaluate\ntest accuracy: 0.9914\n';

  test('each finished line once in a file', () => {
    expect(shown({})).toBe(lines);
  });

  test('the moving line in place on a terminal', () => {
    const text = shown({ isTTY: true, columns: 80 });
    expect(text).toContain('\r\x1b[KEpoch 1 2/2\nEpoch 2 1/2\r\x1b[KEpoch 2 2/2');
    // What is left when each line has been wiped as the terminal does.
    const left = text.split('\n').map((line) => line.split('\r\x1b[K').at(-1));
    expect(left.join('\n')).toBe(lines);
  });
});
