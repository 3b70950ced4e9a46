/**
 * Comms: Jupyter's channels between library code and what it shows in the browser, both ways, also while a cell runs.
 *
 * Nothing here imports tslab or zeromq; outside our kernel there is nobody to talk to.
 */

/** What goes through a comm: JSON, and bytes beside it. */
export interface CommMessage {
  data: Record<string, unknown>;
  /** Default: none. */
  buffers?: Uint8Array[];
  /** Default: none. */
  metadata?: Record<string, unknown>;
}

/** One end of a comm; the other is in the browser. */
export interface Comm {
  readonly id: string;
  /** What kind of talk this is, a name that both ends know. */
  readonly targetName: string;
  send(message: CommMessage): void;
  /** Says goodbye to the other end. */
  close(): void;
  /** Called with each message of the other end. What it prints appears below the cell that opened the comm. */
  onMessage?: (message: Required<CommMessage>) => void;
  /** Called when the other end closed the comm. */
  onClose?: () => void;
}

/** What the kernel does for comms. */
export interface Comms {
  open(targetName: string, message: CommMessage): Comm;
  /** Undefined as `onOpen` takes the target back. */
  setTarget(targetName: string, onOpen: CommTarget | undefined): void;
}

/** Called when the browser opens a comm: sets its `onMessage` and looks at what came with the opening. */
export type CommTarget = (comm: Comm, message: Required<CommMessage>) => void;

/** Where on `globalThis` the kernel puts its part. */
const kernelKey = Symbol.for('tslab-kernel.comms');

function kernelComms(): Comms | undefined {
  return (globalThis as Record<symbol, unknown>)[kernelKey] as Comms | undefined;
}

/**
 * Opens a comm to the browser.
 *
 * @param targetName who shall answer there, such as 'jupyter.widget'
 * @param message    what goes with the opening. Default: nothing
 * @returns the comm; undefined when not in our kernel
 */
export function openComm(targetName: string, message: CommMessage = { data: {} }): Comm | undefined {
  return kernelComms()?.open(targetName, message);
}

/**
 * Waits for comms that the browser opens; a second call with the same name replaces the first. Does nothing outside our
 * kernel.
 *
 * @param targetName the name that the browser uses
 * @param onOpen     called for each comm
 * @returns          stops waiting
 */
export function onCommOpen(targetName: string, onOpen: CommTarget): () => void {
  kernelComms()?.setTarget(targetName, onOpen);
  return () => kernelComms()?.setTarget(targetName, undefined);
}
