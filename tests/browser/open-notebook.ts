import type { Page, WebSocket } from 'playwright-core';
import { cells } from './cells';

const LONGEST_START_MS = 90_000;

/**
 * Opens a notebook, and waits until its kernel is idle.
 *
 * @param lab      the address of a page of JupyterLab, such as `npm start` tells it, with the token
 * @param notebook relative to the folder that JupyterLab serves, with slashes
 */
export async function openNotebook(page: Page, lab: URL, notebook: string): Promise<void> {
  const address = new URL(`${lab.pathname.replace(/lab\b.*$/, '')}lab/tree/${notebook}${lab.search}`, lab);
  // What is run before the kernel has answered once is not run at all.
  const answered = page
    .waitForEvent('websocket', { predicate: isKernels, timeout: LONGEST_START_MS })
    .then((socket) => socket.waitForEvent('framereceived', { timeout: LONGEST_START_MS }));
  await page.goto(address.href);
  await cells(page).first().waitFor({ timeout: LONGEST_START_MS });
  await page
    .locator('.jp-NotebookPanel-toolbar .jp-Notebook-ExecutionIndicator[data-status="idle"]')
    .waitFor({ timeout: LONGEST_START_MS });
  await answered;
}

const isKernels = (socket: WebSocket) => /\/api\/kernels\/.*\/channels/.test(socket.url());
