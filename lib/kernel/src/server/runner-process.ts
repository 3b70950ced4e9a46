/** Starts the runner, the process that compiles and runs cells, and talks to it through pipes. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { descriptors, lineSplitter, type Event, type Request } from '../between';

/** The running runner. */
export interface Runner {
  /** Hands over all that the runner says. To be called once. */
  listen(listener: RunnerListener): void;
  send(request: Request): void;
  /** Asks to stop the cell with this id. */
  stop(cell: number): void;
  /** Answers a `prompt()`; null means that it was cancelled. */
  answer(text: string | null): void;
  /** Ends the process at once, and hears nothing more of it. */
  kill(): void;
}

/** What the server does with what the runner says. */
export interface RunnerListener {
  onEvent(event: Event): void;
  /** Text that did not come through `console`: of native code, or of a child process. */
  onNativeOutput(name: 'stdout' | 'stderr', text: string): void;
  onExit(code: number | null, signal: string | null): void;
}

/** Node's options for the runner: a reader can do nothing about a package's use of deprecated functions. */
const nodeOptions = ['--no-deprecation'];

/** Starts the runner in the current folder. */
export function startRunner(): Runner {
  const child = spawn(process.execPath, [...nodeOptions, join(__dirname, '..', 'runner', 'main.js')], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    // TensorFlow's C++ code writes its own log; a reader shall not see it unless asked for.
    env: { TF_CPP_MIN_LOG_LEVEL: '2', ...process.env },
    windowsHide: true,
  });
  const input = (descriptor: number): Readable => child.stdio[descriptor] as Readable;
  const output = (descriptor: number): Writable => child.stdio[descriptor] as Writable;

  // A write to a runner that has just died is answered by 'close', which tells the reader.
  for (const pipe of [descriptors.requests, descriptors.stops, descriptors.answers]) {
    output(pipe).on('error', () => undefined);
  }
  return {
    listen(listener) {
      const nextLine = lineSplitter((line) => {
        listener.onEvent(JSON.parse(line) as Event);
      });
      input(descriptors.events).setEncoding('utf8').on('data', nextLine);
      for (const [name, descriptor] of [
        ['stdout', 1],
        ['stderr', 2],
      ] as const) {
        input(descriptor)
          .setEncoding('utf8')
          .on('data', (text: string) => {
            listener.onNativeOutput(name, text);
          });
      }
      child.on('close', (code, signal) => {
        listener.onExit(code, signal);
      });
    },
    send(request) {
      output(descriptors.requests).write(`${JSON.stringify(request)}\n`);
    },
    stop(cell) {
      output(descriptors.stops).write(`${cell}\n`);
    },
    answer(text) {
      output(descriptors.answers).write(`${JSON.stringify(text)}\n`);
    },
    kill() {
      child.kill('SIGKILL');
      // Neither it nor what it started, which may go on and hold the pipes, keeps this process from ending.
      child.unref();
      for (const pipe of child.stdio) pipe?.destroy();
    },
  };
}
