/** Shell requests, answered one at a time and in order. */
import type { Message } from './message';

/** The waiting requests. */
export interface ShellQueue {
  add(message: Message): void;
  /** Marks the execute requests that wait now: they will be answered "aborted" instead of run. */
  abortWaiting(): void;
}

/**
 * @param handle answers one request; the next one waits until its promise resolves
 * @param abort  answers an execute request that is not to be run, because one before it failed
 */
export function createShellQueue(
  handle: (message: Message) => Promise<void>,
  abort: (message: Message) => void,
): ShellQueue {
  const waiting: Message[] = [];
  const aborted = new WeakSet<Message>();
  let working = false;

  async function work(): Promise<void> {
    working = true;
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      if (aborted.has(message)) abort(message);
      else await handle(message);
    }
    working = false;
  }

  return {
    add(message) {
      waiting.push(message);
      if (!working) void work();
    },
    abortWaiting() {
      for (const message of waiting) {
        if (message.header.msg_type === 'execute_request') aborted.add(message);
      }
    },
  };
}
