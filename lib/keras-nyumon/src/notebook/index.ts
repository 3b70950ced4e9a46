/** The bridge to the notebook, for anyone's library: showing things, widgets, comms and the stop button. */
export { onCommOpen, openComm, type Comm, type CommMessage, type CommTarget } from './comm';
export {
  clearOutput,
  displaySymbol,
  notebookDisplay,
  type DisplayOptions,
  type MimeBundle,
  type NotebookDisplay,
} from './display';
export { Interrupted, onInterrupt } from './interrupt';
export { createWidget, type Widget, type WidgetOptions, type WidgetState } from './widget';
