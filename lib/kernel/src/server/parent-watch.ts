/** How often we look whether Jupyter is still there, in ms. */
const interval = 1000;

/**
 * Calls `onGone` when the process that started us has ended: nobody could talk to this kernel any more.
 * Does nothing when started without a parent, as in a container.
 */
export function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  if (parent <= 1) return;
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) onGone();
  }, interval).unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is alive but belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
