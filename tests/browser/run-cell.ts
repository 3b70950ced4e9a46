import type { Locator, Page } from 'playwright-core';
import { activeCellIndex, cells } from './cells';

/**
 * Presses Shift+Enter in the active cell; the next one becomes active.
 *
 * @returns the cell that runs now, or, if it is prose, is shown
 */
export async function startCellWithShiftEnter(page: Page): Promise<Locator> {
  const index = await activeCellIndex(page);
  const cell = cells(page).nth(index);
  const former = await promptOf(cell);
  await page.keyboard.press('Shift+Enter');
  await until(async () => (await activeCellIndex(page)) === index + 1 && (await hasBegun(cell, former)));
  return cell;
}

/**
 * Presses Shift+Enter in the active cell and waits until it has run.
 *
 * @param longest how long that may take, in milliseconds
 */
export async function runCellWithShiftEnter(page: Page, longest = 60_000): Promise<Locator> {
  const cell = await startCellWithShiftEnter(page);
  await untilDone(cell, longest);
  return cell;
}

/** Waits until a cell that runs has its number. */
export async function untilDone(cell: Locator, longest = 60_000): Promise<void> {
  await until(async () => !(await isRunning(cell)), longest);
}

/** Whether the star stands beside a cell. */
export async function isRunning(cell: Locator): Promise<boolean> {
  return (await promptOf(cell)) === '[*]:';
}

/** What stands beside a code cell: `[ ]:`, `[*]:` or `[3]:`; nothing beside prose. */
async function promptOf(cell: Locator): Promise<string> {
  const isCode = ((await cell.getAttribute('class')) ?? '').includes('jp-CodeCell');
  return isCode ? ((await cell.locator('.jp-InputPrompt').textContent()) ?? '') : '';
}

async function hasBegun(cell: Locator, former: string): Promise<boolean> {
  return former === '' || (await promptOf(cell)) !== former;
}

async function until(isTrue: () => Promise<boolean>, longest = 30_000): Promise<void> {
  for (const start = Date.now(); Date.now() - start < longest;) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`waited ${longest / 1000} s in vain`);
}
