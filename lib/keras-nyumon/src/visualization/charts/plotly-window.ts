import { files, packages } from '../../host';
import { pictureCanvas } from './picture-canvas';
import { textBox } from './text-box';

/** What we call of plotly.js. */
export interface Plotly {
  newPlot: (div: unknown, data: unknown[], layout: unknown, config: unknown) => Promise<unknown>;
  /** Forgets a chart. */
  purge: (div: unknown) => void;
  Snapshot: { toSVG: (div: unknown, format: 'svg') => string };
}

/** A page that nobody sees, with plotly.js in it. */
export interface PlotlyWindow {
  document: { createElement: (name: string) => unknown };
  Plotly: Plotly;
}

let opened: PlotlyWindow | undefined;

/** The page in which charts are drawn; loaded when it is first asked for (about 0.7 s). */
export function plotlyWindow(): PlotlyWindow {
  return (opened ??= openWindow());
}

/** What of jsdom is used here; its own types would bring the whole browser's into the library. */
interface Jsdom {
  JSDOM: new (
    html: string,
    options: { runScripts: 'outside-only'; pretendToBeVisual: boolean },
  ) => { window: JsdomWindow };
}

interface JsdomWindow extends PlotlyWindow {
  eval: (script: string) => void;
  Math: { random: () => number };
  URL: { createObjectURL?: () => string };
  Element: { prototype: { getBoundingClientRect: () => unknown } };
  HTMLCanvasElement: { prototype: { getContext: () => unknown; toDataURL: () => string } };
}

function openWindow(): PlotlyWindow {
  const { JSDOM } = packages.load('jsdom', 'charts') as Jsdom;
  const { window } = new JSDOM('<!doctype html>', { runScripts: 'outside-only', pretendToBeVisual: true });
  // What jsdom lacks: it lays nothing out, and has no canvas.
  window.URL.createObjectURL = () => '';
  window.Element.prototype.getBoundingClientRect = textBox;
  Object.assign(window.HTMLCanvasElement.prototype, pictureCanvas);
  // Names inside the SVG come from it: the same chart shall be the same file.
  let count = 0;
  window.Math.random = () => (count = (count + 0.618034) % 1);
  window.eval(files.readText(packages.find('plotly.js-cartesian-dist-min', 'charts')));
  return window;
}
