import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/** What the page did that nobody sees. */
export interface OpenedPage {
  browser: Browser;
  page: Page;
  /** What was written to the console as an error, and uncaught errors. */
  errors: string[];
  /** The addresses outside this machine that the page asked for. */
  outside: string[];
}

/**
 * Opens an empty page, in a browser without a history and without a window.
 *
 * @param locale the language that the browser asks for
 */
export async function openBrowser(program: string, locale = 'ja-JP'): Promise<OpenedPage> {
  const browser = await chromium.launch({
    executablePath: program,
    args: [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale });
  const errors: string[] = [];
  const outside: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('request', (request) => {
    const { protocol, hostname, href } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') outside.push(href);
  });
  return { browser, page, errors, outside };
}
