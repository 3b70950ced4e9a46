import type { Locator, Page } from 'playwright-core';

/** The cells of the notebook, from top to bottom. */
export const cells = (page: Page): Locator => page.locator('.jp-Notebook .jp-Cell');

/** The cell that the keyboard goes to. */
export const activeCell = (page: Page): Locator => page.locator('.jp-Notebook .jp-Cell.jp-mod-active');

/** The number of the active cell, from 0. */
export async function activeCellIndex(page: Page): Promise<number> {
  const all = await cells(page).all();
  for (const [index, cell] of all.entries()) {
    const classes = (await cell.getAttribute('class')) ?? '';
    if (classes.split(' ').includes('jp-mod-active')) return index;
  }
  throw new Error('no cell is active');
}

/** What stands below a cell. */
export const outputOf = (cell: Locator): Locator => cell.locator('.jp-OutputArea-output');
