import type { Page } from 'playwright-core';
import { activeCell } from './cells';

/** Clicks into the active cell and writes code into it, at once, as by pasting. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await activeCell(page).locator('.cm-content').click();
  await page.keyboard.insertText(code);
}
