import type { Page } from 'playwright-core';
import { cells } from './cells';

const LONGEST_START_MS = 90_000;

/**
 * Opens a notebook, and waits until its kernel is idle.
 *
 * @param lab      the address that `npm start` told
 * @param notebook relative to the repository, with slashes
 */
export async function openNotebook(page: Page, lab: URL, notebook: string): Promise<void> {
  const address = new URL(`/lab/tree/${notebook}${lab.search}`, lab);
  await page.goto(address.href);
  await cells(page).first().waitFor({ timeout: LONGEST_START_MS });
  await page
    .locator('.jp-NotebookPanel-toolbar .jp-Notebook-ExecutionIndicator[data-status="idle"]')
    .waitFor({ timeout: LONGEST_START_MS });
}
