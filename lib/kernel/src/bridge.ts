/**
 * What library code finds of the kernel: three functions on `globalThis`, under names that both sides know. A library
 * needs no import of the kernel for it, and runs without one.
 */

/** One thing in several forms, from MIME type to content; the front end shows the richest it knows. */
export type MimeBundle = Record<string, unknown>;

/** How a bundle is shown. */
export interface DisplayOptions {
  /** Names this output, so that anyone who knows the name can replace it. A fresh one when left out. */
  displayId?: string;
  /** Replaces what is shown under `displayId` already instead of adding an output. Default: false. */
  update?: boolean;
  /** Metadata by MIME type. Default: none. */
  metadata?: Record<string, unknown>;
}

/** The output of one cell. */
export interface NotebookOutput {
  /** Shows a bundle, if there is one, and returns what replaces it in place. */
  display: (bundle?: MimeBundle, options?: DisplayOptions) => (next: MimeBundle) => void;
  /** Empties the output; with `wait`, only as soon as the next one comes. */
  clear: (wait: boolean) => void;
}

/** What goes through a comm: JSON, and bytes beside it. */
export interface CommMessage {
  data: Record<string, unknown>;
  buffers?: Uint8Array[];
  metadata?: Record<string, unknown>;
}

/** One end of a comm; the other is in the browser. */
export interface Comm {
  readonly id: string;
  readonly targetName: string;
  send(message: CommMessage): void;
  close(): void;
  onMessage?: (message: Required<CommMessage>) => void;
  onClose?: () => void;
}

/** Called when the browser opens a comm. */
export type CommTarget = (comm: Comm, message: Required<CommMessage>) => void;

/** What the kernel does for comms. */
export interface Comms {
  open(targetName: string, message: CommMessage): Comm;
  /** Undefined as `onOpen` takes the target back. */
  setTarget(targetName: string, onOpen: CommTarget | undefined): void;
}

/** Listens for the stop button; what it returns takes the callback back. */
export type Listen = (callback: () => void) => () => void;

/** What the kernel gives, and the names under which it lies on `globalThis`. */
export interface Bridge {
  /** Opens the output of the cell that is calling. */
  'tslab-kernel.output': () => NotebookOutput;
  'tslab-kernel.comms': Comms;
  'tslab-kernel.interrupt': Listen;
}

/** Gives library code one of the kernel's functions. */
export function provide<Name extends keyof Bridge>(name: Name, given: Bridge[Name]): void {
  (globalThis as Record<symbol, unknown>)[Symbol.for(name)] = given;
}

/** The method by which an object shows itself when it is a cell's last expression; Deno's notebooks know it too. */
export const displaySymbol: unique symbol = Symbol.for('Jupyter.display') as never;

/** What a stopped computation throws. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  constructor() {
    super('停止しました / stopped');
  }
  /** True for what a library throws as well, which may have a class of its own by this name. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Error[Symbol.hasInstance](value) && (value as Error).name === 'Interrupted';
  }
}
