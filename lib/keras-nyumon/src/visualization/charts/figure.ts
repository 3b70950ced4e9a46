/**
 * The part of Plotly's figures that our charts use. Every {@link Figure} is a figure for Plotly; its own types say the
 * same and much more, but take the notebook's compiler longer to read than a cell takes to run.
 */

/** A chart, as Plotly describes one: what is drawn, and how it is laid out. */
export interface Figure {
  data: Trace[];
  layout: Layout;
  /** The pictures of an animation, in their order. Default: none. */
  frames?: Frame[];
}

/** One thing that is drawn: a line, a set of bars, a surface. */
export type Trace = ScatterTrace | BarTrace | HeatmapTrace | ContourTrace | SurfaceTrace;

/** A place on an axis. */
export type Coordinate = number | string;

interface TraceBase {
  /** What the legend says. */
  name?: string;
  showlegend?: boolean;
  /** Things of one group have the same name in the legend, and are switched together. */
  legendgroup?: string;
  /** The axes it belongs to: `x`, `x2` … */
  xaxis?: XAxisId;
  yaxis?: YAxisId;
  opacity?: number;
  hoverinfo?: 'none' | 'skip' | 'all';
  hovertemplate?: string;
}

/** Panels beside each other are numbered from 2. */
type PanelNumber = '' | '2' | '3' | '4' | '5' | '6' | '7' | '8';
type XAxisId = `x${PanelNumber}`;
type YAxisId = `y${PanelNumber}`;

/** Lines, points, or both. */
export interface ScatterTrace extends TraceBase {
  type: 'scatter';
  x: Coordinate[];
  y: (number | null)[];
  mode: 'lines' | 'markers' | 'lines+markers';
  line?: { color?: string; width?: number; dash?: Dash };
  marker?: {
    color?: string;
    size?: number;
    symbol?: MarkerSymbol;
    line?: { color?: string; width?: number };
  };
}

/** Signs that stand for points. */
export type MarkerSymbol = 'circle' | 'diamond' | 'square' | 'cross' | 'triangle-up' | 'x';

/** How a line is drawn. */
export type Dash = 'solid' | 'dash' | 'dot' | 'dashdot';

export interface BarTrace extends TraceBase {
  type: 'bar';
  x: Coordinate[];
  y: (number | null)[];
  /** Width of a bar, in the units of x. */
  width?: number;
  marker?: { color?: string; line?: { color?: string; width?: number } };
}

interface GridTrace extends TraceBase {
  x?: Coordinate[];
  y?: Coordinate[];
  /** A row for each y, in it a number for each x. */
  z: (number | null)[][];
  colorscale?: ColourScale;
  colorbar?: ColorBar;
  zmin?: number;
  zmax?: number;
}

/** Colours `#RRGGBB` at places from 0 to 1; between them they are mixed. */
export type ColourScale = [place: number, colour: string][];

/** The scale beside a chart that tells what its colours mean. */
export interface ColorBar {
  title?: { text?: string; side?: 'right' | 'top' };
  tickvals?: number[];
  ticktext?: string[];
  outlinewidth?: number;
  thickness?: number;
}

export interface HeatmapTrace extends GridTrace {
  type: 'heatmap';
  /** What is written on each square; `<br>` begins a new line. */
  text?: string[][];
  texttemplate?: '%{text}';
  textfont?: Font;
}

export interface ContourTrace extends GridTrace {
  type: 'contour';
  ncontours?: number;
  contours?: { coloring?: 'fill' | 'heatmap' | 'lines' };
  line?: { color?: string; width?: number };
}

export interface SurfaceTrace extends Omit<GridTrace, 'zmin' | 'zmax' | 'xaxis' | 'yaxis'> {
  type: 'surface';
}

/** The axes of a layout, by name: `xaxis`, `yaxis`, `xaxis2` … */
type Axes = { [name in `${'x' | 'y'}axis${PanelNumber}`]?: Axis };

/** How a figure is laid out. Not an interface: Plotly's type would want an index signature of one. */
export type Layout = Axes & {
  title?: Title;
  /** In pixels. */
  width: number;
  /** In pixels. */
  height: number;
  margin?: { l?: number; r?: number; t?: number; b?: number };
  font?: Font;
  paper_bgcolor?: string;
  plot_bgcolor?: string;
  colorway?: string[];
  showlegend?: boolean;
  legend?: {
    orientation?: 'h' | 'v';
    x?: number;
    y?: number;
    xanchor?: 'left' | 'center' | 'right';
    yanchor?: 'top' | 'middle' | 'bottom';
  };
  barmode?: 'group' | 'stack' | 'overlay';
  bargap?: number;
  hovermode?: 'closest' | 'x' | 'x unified' | false;
  annotations?: Annotation[];
  images?: LayoutImage[];
  updatemenus?: UpdateMenu[];
  sliders?: Slider[];
  scene?: Scene;
};

export interface Title {
  text?: string;
  x?: number;
  font?: Font;
}

export interface Font {
  family?: string;
  size?: number;
  color?: string;
}

export interface Axis {
  title?: Title;
  type?: 'linear' | 'log' | 'category';
  /** How very large and very small numbers are written: `'power'` as 10⁻⁸. */
  exponentformat?: 'power';
  /** The part of the width (or height) that it takes, 0 … 1. */
  domain?: [number, number];
  anchor?: XAxisId | YAxisId;
  range?: [number, number];
  autorange?: boolean | 'reversed';
  gridcolor?: string;
  linecolor?: string;
  zerolinecolor?: string;
  showgrid?: boolean;
  zeroline?: boolean;
  showline?: boolean;
  visible?: boolean;
  ticks?: 'outside' | 'inside' | '';
  tickcolor?: string;
  tickmode?: 'auto' | 'linear' | 'array';
  tickvals?: number[];
  ticktext?: string[];
  tickformat?: string;
  dtick?: number;
  automargin?: boolean;
  constrain?: 'range' | 'domain';
  scaleanchor?: XAxisId | YAxisId;
  side?: 'top' | 'bottom' | 'left' | 'right';
}

export type SceneAxis = Pick<
  Axis,
  'title' | 'gridcolor' | 'zerolinecolor' | 'linecolor' | 'tickvals' | 'ticktext'
>;

export interface Point3D {
  x: number;
  y: number;
  z: number;
}

export interface Annotation {
  text: string;
  x?: Coordinate;
  y?: Coordinate;
  xref?: 'paper' | XAxisId;
  yref?: 'paper' | YAxisId;
  xanchor?: 'left' | 'center' | 'right';
  yanchor?: 'top' | 'middle' | 'bottom';
  showarrow?: boolean;
  font?: Font;
}

export interface LayoutImage {
  source: string;
  x: number;
  y: number;
  sizex: number;
  sizey: number;
  xref: 'paper';
  yref: 'paper';
  sizing?: 'stretch' | 'contain';
  layer?: 'above' | 'below';
}

/** One picture of an animation: what changes of the traces with these numbers. */
export interface Frame {
  name: string;
  data: Partial<ScatterTrace>[];
  traces: number[];
}

/** Buttons in the chart. */
export interface UpdateMenu {
  type: 'buttons';
  direction?: 'left' | 'right';
  showactive?: boolean;
  x?: number;
  y?: number;
  xanchor?: 'left' | 'right';
  yanchor?: 'top' | 'bottom';
  pad?: { t?: number; r?: number };
  bgcolor?: string;
  buttons: { label: string; method: 'animate'; args: AnimateArguments }[];
}

export interface Slider {
  active?: number;
  x?: number;
  y?: number;
  len?: number;
  pad?: { t?: number; b?: number };
  currentvalue?: { prefix?: string; visible?: boolean; xanchor?: 'left' | 'right' };
  steps: { label: string; method: 'animate'; args: AnimateArguments }[];
}

/** Which frames are shown (null: all, from the present one), and how. */
export type AnimateArguments = [
  frames: string[] | [null] | null,
  options: {
    mode: 'immediate';
    fromcurrent?: boolean;
    transition: { duration: number };
    frame: { duration: number; redraw: boolean };
  },
];

/** The space of a 3-D chart. */
export interface Scene {
  xaxis?: SceneAxis;
  yaxis?: SceneAxis;
  zaxis?: SceneAxis;
  /** `'cube'`: all axes are drawn as long. */
  aspectmode?: 'cube';
  camera?: { eye: Point3D };
}
