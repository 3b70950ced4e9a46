/**
 * What library code may want of the kernel: the types of the bridge (`Bridge` names its parts), the symbol by which an
 * object shows itself, and what a stopped computation throws. The kernel itself is started by Jupyter.
 */
export { displaySymbol, Interrupted } from './bridge';
export type {
  Bridge,
  Comm,
  CommMessage,
  Comms,
  CommTarget,
  DisplayOptions,
  Listen,
  MimeBundle,
  NotebookOutput,
} from './bridge';
