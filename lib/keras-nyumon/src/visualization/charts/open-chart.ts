import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chartSummary } from './chart-bundle';
import type { Figure } from './figure';
import { saveChart } from './save-chart';

let folder: string | undefined;
let count = 0;

/**
 * Opens a chart in the reader's browser, from a file that needs no network. Where nobody would see it, it only says
 * where the file is.
 */
export function openChart(figure: Figure): void {
  folder ??= mkdtempSync(path.join(tmpdir(), 'keras-nyumon-charts-'));
  const file = path.join(folder, `chart-${++count}.html`);
  saveChart(figure, file);
  console.log(`${chartSummary(figure)} → ${file}`);
  if (hasScreen()) void openInBrowser(file);
}

async function openInBrowser(file: string): Promise<void> {
  try {
    const { default: open } = await import('open');
    await open(file);
  } catch {
    // There is no browser after all; the line above says where the file is.
  }
}

/** Whether someone sits before a screen of this machine. */
function hasScreen(): boolean {
  if (process.env.CI || !process.stdout.isTTY) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
