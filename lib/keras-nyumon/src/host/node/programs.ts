import { execFile, spawn } from 'node:child_process';
import type { Programs } from '../host';

export const programs: Programs = {
  start: (program, words, onError, onEnd) => {
    const child = spawn(program, words, { stdio: ['pipe', 'ignore', 'pipe'], windowsHide: true });
    // A plain script may end while the program runs.
    child.unref();
    child.once('error', ({ message }) => {
      onEnd(message);
    });
    child.once('close', () => {
      onEnd();
    });
    child.stderr.setEncoding('utf8').on('data', onError);
    return {
      stop: () => {
        child.kill();
      },
      letGo: () => {
        (child.stderr as typeof child.stderr & { unref: () => void }).unref();
      },
    };
  },
  succeeds: (program, words) =>
    new Promise((resolve) => {
      execFile(program, words, (error) => {
        resolve(error === null);
      });
    }),
  openInBrowser: async (file) => {
    if (!hasScreen()) return;
    try {
      const { default: open } = await import('open');
      await open(file);
    } catch {
      // There is no browser after all.
    }
  },
};

/** Whether someone sits before a screen of this machine. */
function hasScreen(): boolean {
  if (process.env.CI || !process.stdout.isTTY) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
