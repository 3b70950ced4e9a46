import { machine } from '../../host';

const TURN_MS = 50;

/**
 * For loops that compute: a function to await after each step. Every 50 ms it lets the rest of the process have its turn
 * (the notebook's messages, the stop button); in between it costs nothing.
 */
export function turnTaker(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < TURN_MS) return undefined;
    return new Promise((resolve) => {
      machine.afterTurn(() => {
        last = performance.now();
        resolve();
      });
    });
  };
}
