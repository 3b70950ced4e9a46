/** Widgets: what is shown in the browser with JavaScript of its own, and shares its state with the notebook. */
import { bytes } from '../host';
import { openComm } from './comm';
import { displaySymbol, type MimeBundle } from './display';

/** What the notebook and the browser both see: JSON values, and bytes. */
export type WidgetState = Record<string, unknown>;

/** What makes a widget. */
export interface WidgetOptions<State extends WidgetState> {
  /**
   * An ES module, as [anywidget](https://anywidget.dev/en/afm/) has it:
   * `export default { render({ model, el }) { … } }`; `model.get`, `model.set` and `model.save_changes` reach the state.
   */
  esm: string;
  /** Its style sheet. Default: none. */
  css?: string;
  /** What the state is at first. */
  state: State;
}

/** A widget. As a cell's last expression it shows itself. */
export interface Widget<State extends WidgetState> {
  /** The state as it is now. */
  readonly state: Readonly<State>;
  /** Changes the state, here and in the browser. */
  set(change: Partial<State>): void;
  /**
   * Calls `callback` when the browser changed the state, also while a cell waits in an `await`.
   *
   * @returns takes the callback back
   */
  onChange(callback: (change: Partial<State>) => void): () => void;
  [displaySymbol](): MimeBundle;
}

/** Any version of anywidget's half in the browser will do. */
const anywidgetVersion = '*';
const widgetProtocol = '2.1.0';

/**
 * Makes a widget. Outside our kernel it keeps its state, and nothing shows it.
 *
 * @example
 *   const counter = createWidget({
 *     esm: `export default { render({ model, el }) {
 *       const button = document.createElement('button');
 *       const show = () => { button.textContent = 'count: ' + model.get('count'); };
 *       button.onclick = () => { model.set('count', model.get('count') + 1); model.save_changes(); };
 *       model.on('change:count', show); show(); el.append(button);
 *     } };`,
 *     state: { count: 0 },
 *   });
 *   counter // then click, and look at counter.state.count in the next cell
 */
export function createWidget<State extends WidgetState>(options: WidgetOptions<State>): Widget<State> {
  const { esm, css = '', state: first } = options;
  const state: WidgetState = { ...first };
  const callbacks = new Set<(change: Partial<State>) => void>();
  const browserHalf = { module: 'anywidget', module_version: anywidgetVersion };
  const fixed = {
    ...prefixed('_model_', { ...browserHalf, name: 'AnyModel' }),
    ...prefixed('_view_', { ...browserHalf, name: 'AnyView' }),
    // Widgets with the same style sheet share it in the browser.
    _anywidget_id: `keras-nyumon.${bytes.sha256(css)}`,
    _esm: esm,
    _css: css,
  };
  const comm = openComm('jupyter.widget', {
    ...withBuffers({ ...fixed, ...state }),
    metadata: { version: widgetProtocol },
  });

  const sendState = (part: WidgetState): void => comm?.send(withBuffers(part, 'update'));
  if (comm) {
    comm.onMessage = ({ data, buffers }) => {
      if (data.method === 'request_state') sendState({ ...fixed, ...state });
      if (data.method !== 'update') return;
      const change = joinBuffers(
        data.state as WidgetState,
        data.buffer_paths as (string | number)[][],
        buffers,
      );
      Object.assign(state, change);
      for (const callback of callbacks) callback(change as Partial<State>);
    };
  }
  return {
    state: state as State,
    set(change) {
      Object.assign(state, change);
      sendState(change);
    },
    onChange(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    [displaySymbol]: () => ({
      'text/plain': `Widget ${JSON.stringify(Object.keys(state))}`,
      ...(comm && {
        'application/vnd.jupyter.widget-view+json': { version_major: 2, version_minor: 1, model_id: comm.id },
      }),
    }),
  };
}

function prefixed(prefix: string, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}

/** A message of the widgets' protocol: bytes travel beside the state, and `buffer_paths` says where they belong. */
function withBuffers(
  state: WidgetState,
  method?: 'update',
): { data: Record<string, unknown>; buffers: Uint8Array[] } {
  const binary = Object.entries(state).filter(([, value]) => value instanceof Uint8Array);
  const json = Object.entries(state).filter(([, value]) => !(value instanceof Uint8Array));
  return {
    data: {
      ...(method && { method }),
      state: Object.fromEntries(json),
      buffer_paths: binary.map(([name]) => [name]),
    },
    buffers: binary.map(([, value]) => value as Uint8Array),
  };
}

/** The state of such a message, with the bytes where they belong. */
function joinBuffers(state: WidgetState, paths: (string | number)[][], buffers: Uint8Array[]): WidgetState {
  const joined = structuredClone(state);
  for (const [i, path] of paths.entries()) {
    let place: Record<string | number, unknown> = joined;
    for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
    place[path[path.length - 1]] = buffers[i];
  }
  return joined;
}
