import type { MimeBundle } from 'keras-nyumon/notebook';
import { provide } from 'tslab-kernel/dist/bridge';

/** Calls `work` as a cell would, and returns what it shows. */
export function showInNotebook(work: () => void): MimeBundle[] {
  const shown: MimeBundle[] = [];
  provide('tslab-kernel.output', () => ({
    display: (bundle) => {
      if (bundle) shown.push(bundle);
      return (next) => shown.push(next);
    },
    clear: () => undefined,
  }));
  try {
    work();
  } finally {
    Reflect.deleteProperty(globalThis, Symbol.for('tslab-kernel.output'));
  }
  return shown;
}
