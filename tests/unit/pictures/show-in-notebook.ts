import type { MimeBundle } from 'keras-nyumon/dist/kernel/display';
import { provideNotebookOutput } from 'keras-nyumon/dist/kernel/display';

/** Calls `work` as a cell would, and returns what it shows. */
export function showInNotebook(work: () => void): MimeBundle[] {
  const shown: MimeBundle[] = [];
  provideNotebookOutput(() => ({
    display: (bundle) => {
      if (bundle) shown.push(bundle);
      return (next) => shown.push(next);
    },
    clear: () => undefined,
  }));
  try {
    work();
  } finally {
    Reflect.deleteProperty(globalThis, Symbol.for('keras-nyumon.notebook'));
  }
  return shown;
}
