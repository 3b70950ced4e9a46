import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bar, heatmap, histogram, lineChart, plotConfusionMatrix, plotHistory, surface } from 'keras-nyumon';
import type { MimeBundle } from 'keras-nyumon/notebook';
import { provide } from 'tslab-kernel/dist/bridge';
import { drawSvg } from 'keras-nyumon/dist/visualization/charts/draw-svg';
import { lineFigure } from 'keras-nyumon/dist/visualization/charts/line-chart';
import { openLiveChart } from 'keras-nyumon/dist/visualization/charts/live-chart';
import { thinEvenly, thinLine } from 'keras-nyumon/dist/visualization/charts/thin';

const history = { epoch: [0, 1], history: { loss: [1, 0.5], val_loss: [1.1, 0.7] } };

describe('in a notebook', () => {
  let shown: MimeBundle[];
  const kernelKey = Symbol.for('tslab-kernel.output');
  beforeEach(() => {
    shown = [];
    provide('tslab-kernel.output', () => ({
      display: (bundle) => {
        if (bundle) shown.push(bundle);
        return (next) => shown.push(next);
      },
      clear: () => undefined,
    }));
  });
  afterEach(() => Reflect.deleteProperty(globalThis, kernelKey));

  test('a chart is an object with a layout, a picture of the same size, and a line of text', () => {
    lineChart({ y: { 訓練: [1, 2, 3] }, title: '損失 <1>' });
    const [bundle] = shown;
    expect(Object.keys(bundle).sort()).toEqual(['application/vnd.plotly.v1+json', 'text/html', 'text/plain']);
    expect(bundle['application/vnd.plotly.v1+json']).toMatchObject({ layout: { width: 720, height: 360 } });
    expect(bundle['text/plain']).toBe('[グラフ chart: 損失 <1>; scatter; 訓練]');
    const html = bundle['text/html'] as string;
    expect(html).toMatch(
      /^<img alt="[^"<>]*" width="720" height="360" style="display:block[^"]*" src="data:image\/svg\+xml;base64,/,
    );
    const svg = Buffer.from(/base64,([^"]*)/.exec(html)?.[1] ?? '', 'base64').toString();
    expect(svg).toMatch(/^<svg [^>]*width="720" height="360"[^]*訓練[^]*<\/svg>$/);
  });

  test('a chart of a hundred thousand points stays small', () => {
    const y = Float32Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 5000));
    lineChart({ y });
    expect(JSON.stringify(shown[0]).length).toBeLessThan(120_000);
    expect(JSON.stringify(shown[0])).toMatch(/\d+ of 100000 points/);
  });

  test('the live chart is a picture until it ends; it is drawn at most twice a second', () => {
    const chart = openLiveChart();
    chart.update(history);
    chart.update(history);
    expect(shown.map((bundle) => Object.keys(bundle))).toEqual([['text/html', 'text/plain']]);
    chart.finish(history);
    expect(shown).toHaveLength(2);
    expect(shown[1]).toMatchObject({
      'application/vnd.plotly.v1+json': { layout: { width: 720, height: 300 } },
    });
    expect(shown[1]['text/html']).toBe(shown[0]['text/html']);
  });
});

describe('from a plain script', () => {
  let folder: string;
  let said: jest.SpyInstance;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'charts-'));
    said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => {
    said.mockRestore();
    rmSync(folder, { recursive: true });
  });

  test('a chart is saved as a picture, the same each time', () => {
    const files = ['a.svg', 'b.svg'].map((name) => path.join(folder, 'new', name));
    for (const file of files) bar({ x: ['a', 'b'], y: [1, 2], file });
    const [a, b] = files.map((file) => readFileSync(file, 'utf8'));
    expect(a).toMatch(/^<svg /);
    expect(a.replace(/clip[0-9a-f]{6}|defs-[0-9a-f]{6}/g, '')).toBe(
      b.replace(/clip[0-9a-f]{6}|defs-[0-9a-f]{6}/g, ''),
    );
    expect(said).toHaveBeenCalledWith(`[グラフ chart: bar] → ${files[0]}`);
  });

  test('a chart is saved as a page that asks nothing of the network', () => {
    const file = path.join(folder, 'chart.html');
    lineChart({ y: [1, 2], title: '</script>', file });
    const html = readFileSync(file, 'utf8');
    expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html.length).toBeLessThan(2_000_000);
    surface({ z: [[1, 2], [3, 4]], file }); // prettier-ignore
    expect(readFileSync(file, 'utf8').length).toBeGreaterThan(4_000_000);
  });

  test('without a screen it says where the file is, and ends', () => {
    const code = "require('keras-nyumon').lineChart({ y: [1, 2] })";
    const { stdout, status } = spawnSync(process.execPath, ['-e', code], {
      cwd: path.join(__dirname, '..', '..', '..', '..'),
      env: { ...process.env, TMPDIR: folder, CI: '1' },
      encoding: 'utf8',
    });
    const [made] = readdirSync(folder).filter((name) => name.startsWith('keras-nyumon-charts-'));
    expect(stdout).toContain(`[グラフ chart: scatter] → ${path.join(folder, made, 'chart-1.html')}`);
    expect(status).toBe(0);
  });

  test('another ending is refused', () => {
    expect(() => {
      lineChart({ y: [1], file: 'chart.png' });
    }).toThrow(/\.svg か \.html[^]*must end in \.svg or \.html/);
  });
});

test('drawing leaves nothing behind', async () => {
  const figure = lineFigure({ y: [1, 2, 3] });
  const { plotlyWindow } = await import('keras-nyumon/dist/visualization/charts/plotly-window');
  drawSvg(figure);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const page = plotlyWindow().document as unknown as {
    querySelectorAll: (selector: string) => { length: number };
  };
  const before = page.querySelectorAll('*').length;
  for (let i = 0; i < 5; i++) drawSvg(figure);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(page.querySelectorAll('*').length).toBe(before);
});

describe('thinning', () => {
  test('of a long line, peaks stay', () => {
    const y = Array.from({ length: 50_000 }, (_, i) => (i === 31_415 ? 100 : Math.sin(i)));
    const thin = thinLine({ x: y.map((_, i) => i), y });
    expect(thin.y.length).toBeLessThanOrEqual(1000);
    expect(thin.x).toContain(31_415);
    expect([thin.x[0], thin.x.at(-1)]).toEqual([0, 49_999]);
    expect(thin.x).toEqual([...thin.x].sort((a, b) => a - b));
  });

  test('a short one stays as it is', () => {
    const points = { x: [1, 2], y: [3, 4] };
    expect(thinLine(points)).toBe(points);
    expect(thinEvenly(points)).toBe(points);
  });
});

describe('what cannot be drawn is refused', () => {
  test.each<[string, () => void, RegExp]>([
    [
      'x and y of different lengths',
      () => {
        lineChart({ x: [1, 2], y: [1] });
      },
      /x は 2 個、y は 1 個[^]*x has 2 values and y 1/,
    ],
    [
      'a misspelt option',
      () => {
        lineChart({ y: [1], titel: 'a' } as never);
      },
      /title/,
    ],
    [
      'no values',
      () => {
        histogram({ x: [NaN] });
      },
      /no values/,
    ],
    [
      'rows of different lengths',
      () => {
        heatmap({ z: [[1, 2], [3]] });
      },
      /行の長さ[^]*different lengths \(2, 1\)/,
    ],
    [
      'a vector for a matrix',
      () => {
        heatmap({ z: { dtype: 'uint8', shape: [3], data: Uint8Array.of(1, 2, 3) } });
      },
      /\[rows, columns\], but it is \[3\]/,
    ],
    [
      'a matrix that is not square',
      () => {
        plotConfusionMatrix([[1, 2]]);
      },
      /1 rows, 2 columns/,
    ],
    [
      'a metric that was not recorded',
      () => {
        plotHistory(history, { metrics: ['accuracy'] });
      },
      /accuracy[^]*There are loss, val_loss/,
    ],
  ])('%s', (_name, draw, message) => {
    expect(draw).toThrow(message);
  });
});
