import type { Page } from 'playwright-core';

/** Clicks ■ in the notebook's toolbar. */
export async function pressStop(page: Page): Promise<void> {
  await page.locator('.jp-NotebookPanel-toolbar [data-command="notebook:interrupt-kernel"]').click();
}
