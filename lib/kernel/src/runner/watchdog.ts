/** A thread that hears the stop button while the main thread computes, and terminates what does not stop by itself. */
import { Session } from 'node:inspector';
import { Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { descriptors, lineSplitter } from '../between';
import { farewellTime, listenersTime, slots, untouchable, type WatchdogMessage } from './stop-slots';

/** How long code may take to stop by itself, in ms. */
const patience = 200;
/** How much longer, when a TensorFlow operation is under way. */
const operationPatience = 3000;

const shared = workerData as Int32Array;

new Socket({ fd: descriptors.stops, readable: true, writable: false })
  .setEncoding('utf8')
  .on(
    'data',
    lineSplitter((line) => {
      requestStop(Number(line));
    }),
  )
  // The server has gone. The main thread would notice by itself, unless it is in an endless loop.
  .on('close', () => setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000));

function requestStop(cell: number): void {
  const again = Atomics.exchange(shared, slots.requested, cell) === cell;
  if (again) Atomics.store(shared, slots.insisted, cell);
  tell({ cell, terminated: false });
  const requested = Date.now();
  const timer = setInterval(() => {
    if (Atomics.load(shared, slots.executing) !== cell) {
      clearInterval(timer);
      return;
    }
    const waited = Date.now() - requested;
    const task = Atomics.load(shared, slots.untouchable);
    if (task === untouchable.compiler) return;
    if (task === untouchable.operation && waited < operationPatience) return;
    // What has heard of the stop may be coming to its end.
    const heard = !again && Atomics.load(shared, slots.heard) === cell;
    if (!heard || waited > listenersTime + farewellTime + patience) terminate(cell);
  }, patience);
}

function terminate(cell: number): void {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution', () => {
    tell({ cell, terminated: true });
    session.disconnect();
  });
}

function tell(message: WatchdogMessage): void {
  parentPort?.postMessage(message);
}
