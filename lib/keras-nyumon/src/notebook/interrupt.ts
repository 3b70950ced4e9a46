/**
 * The stop button, for library code with loops of its own: works in our kernel and, by Ctrl+C, in a plain script.
 */
import { terminal } from '../host';

/** What a stopped computation throws. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  constructor() {
    super('停止しました / stopped');
  }
  /** True for what the kernel throws as well, which has a class of its own by this name. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Error[Symbol.hasInstance](value) && (value as Error).name === 'Interrupted';
  }
}

/** Where on `globalThis` the kernel puts how to listen for its stop button. */
const kernelKey = Symbol.for('tslab-kernel.interrupt');
/** Listens for the stop button; what it returns takes the callback back. */
export type Listen = (callback: () => void) => () => void;

/** Callbacks waiting for Ctrl+C in a plain script. */
const waiting = new Set<() => void>();
let stopListening: (() => void) | undefined;

/**
 * Calls `callback` once when the reader presses stop (in a plain script: Ctrl+C) while it is registered.
 *
 * In the kernel only the callbacks of the cell being stopped are called. The work then ends by itself, within 0.4 s or it
 * is cut short, and takes the registration back: whoever awaits it gets its result, and after that the cell ends. With
 * nothing registered the cell ends at once. In a plain script the first Ctrl+C calls all callbacks and the second ends
 * the process; with nothing registered, Ctrl+C ends the process as ever.
 *
 * @param callback what to do, such as raising a flag that the loop looks at; must not take long
 * @returns        a function that takes the registration back: call it in a `finally`
 * @throws Interrupted when the cell has been stopped already: the work shall not begin
 */
export function onInterrupt(callback: () => void): () => void {
  const listen = (globalThis as Record<symbol, unknown>)[kernelKey] as Listen | undefined;
  if (listen) return listen(callback);
  stopListening ??= terminal.onCtrlC(callWaiting);
  waiting.add(callback);
  return () => {
    remove(callback);
  };
}

function remove(callback: () => void): void {
  waiting.delete(callback);
  if (waiting.size > 0) return;
  stopListening?.();
  stopListening = undefined;
}

function callWaiting(): void {
  for (const callback of [...waiting]) {
    remove(callback);
    callback();
  }
}
