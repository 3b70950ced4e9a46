import { tf } from '../../backend/tf';
import { flag, number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { baseLayout, colourOf } from './chart-style';
import type { Figure, ScatterTrace } from './figure';
import { showChart } from './show-chart';
import type { OneOrNamed } from './values';
import { listOf, namedOf } from './values';

export type NumberFunction = (x: number) => number;
export type TensorFunction = (x: tf.Tensor) => tf.Tensor;

/** A function of a number, or one of tensors, element by element, such as `tf.relu`. */
export type PlottedFunction = NumberFunction | TensorFunction;

/** Options of {@link functionPlot}. */
export interface FunctionPlotOptions extends ChartOptions {
  /** Where the horizontal axis begins. Default −5. */
  from?: number;
  /** Where the horizontal axis ends. Default 5. */
  to?: number;
  /** Whether the derivatives (導関数) are shown too, dashed. Default false. */
  derivative?: boolean;
}

/**
 * Shows functions (関数のグラフ), such as activations and losses. Derivatives of functions of tensors are computed as
 * training computes them, by `tf.grad`; those of functions of numbers by central differences.
 *
 * @param functions a function, or several by name
 * @example functionPlot({ relu: tf.relu, sigmoid: tf.sigmoid }, { derivative: true });
 * @example functionPlot((x) => x ** 2);
 */
/* eslint-disable @typescript-eslint/unified-signatures -- unified, the x of (x) => x ** 2 would have no type */
export function functionPlot(functions: OneOrNamed<NumberFunction>, options?: FunctionPlotOptions): void;
export function functionPlot(functions: OneOrNamed<TensorFunction>, options?: FunctionPlotOptions): void;
export function functionPlot(functions: OneOrNamed<PlottedFunction>, options?: FunctionPlotOptions): void;
/* eslint-enable @typescript-eslint/unified-signatures */
export function functionPlot(
  functions: OneOrNamed<PlottedFunction>,
  options: FunctionPlotOptions = {},
): void {
  showChart(functionFigure(functions, options), options);
}

const POINTS = 201;

const OPTIONS = {
  ...CHART_OPTIONS,
  from: number({ default: -5 }),
  to: number({ default: 5 }),
  derivative: flag(false),
} satisfies OptionTable<FunctionPlotOptions>;

/** The figure of {@link functionPlot}. */
export function functionFigure(
  functions: OneOrNamed<PlottedFunction>,
  options: FunctionPlotOptions = {},
): Figure {
  const { from, to, derivative } = readOptions(options, OPTIONS, 'functionPlot');
  const x = Array.from({ length: POINTS }, (_, i) => from + ((to - from) * i) / (POINTS - 1));
  const named = namedOf<PlottedFunction>(functions, isFunction);
  const data = named.flatMap(([name, f], i): ScatterTrace[] => {
    const own = name || f.name || 'f';
    const line = (legend: string, y: number[], dash: 'solid' | 'dash'): ScatterTrace => ({
      type: 'scatter',
      mode: 'lines',
      name: legend,
      x: listOf(x),
      y: listOf(y),
      showlegend: true,
      line: { color: colourOf(i), width: 2, dash },
    });
    const { values, slopes } = isOfNumbers(f, from) ? ofNumbers(f, x) : ofTensors(f, x, derivative);
    return [line(own, values, 'solid'), ...(derivative ? [line(`${own}′`, slopes, 'dash')] : [])];
  });
  return { data, layout: baseLayout({ xLabel: 'x', ...options }) };
}

function isFunction(value: object): value is PlottedFunction {
  return typeof value === 'function';
}

/** Tried out with a number: a function of tensors returns a tensor or fails. */
function isOfNumbers(f: PlottedFunction, x: number): f is NumberFunction {
  return tf.tidy(() => {
    try {
      return typeof (f as (x: number) => unknown)(x) === 'number';
    } catch {
      return false;
    }
  });
}

/** Values on the curve, and its slope there. */
interface Curve {
  values: number[];
  slopes: number[];
}

function ofNumbers(f: NumberFunction, x: number[]): Curve {
  const slope = (at: number) => {
    const step = 1e-6 * Math.max(1, Math.abs(at));
    return (f(at + step) - f(at - step)) / (2 * step);
  };
  return { values: x.map(f), slopes: x.map(slope) };
}

function ofTensors(f: TensorFunction, x: number[], derivative: boolean): Curve {
  return tf.tidy(() => {
    const values = Array.from(f(tf.tensor1d(x)).dataSync());
    const slopes = derivative ? Array.from(tf.grad(f)(tf.tensor1d(x)).dataSync()) : [];
    return { values, slopes };
  });
}
