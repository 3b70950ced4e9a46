// What stands around the notebook: menus, sidebar, launcher.
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { makeTrialFolder, repository } from '../notebooks/trial-folder';
import { findBrowser } from './find-browser';
import { openBrowser } from './open-browser';
import { openNotebook } from './open-notebook';
import { serveJupyterLab } from './serve-jupyterlab';

const program = findBrowser();

(program ? describe : describe.skip)('the page around the notebook', () => {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let notebook = '';
  let lab: URL;

  beforeAll(async () => {
    const { folder, remove } = makeTrialFolder();
    cleanUps.unshift(remove);
    copyFileSync(
      path.join(repository, 'notebooks', 'ja/08-mnist-cnn.ipynb'),
      path.join(folder, 'lesson.ipynb'),
    );
    notebook = `notebooks/${path.basename(folder)}/lesson.ipynb`;
    const { url, stop } = await serveJupyterLab({});
    lab = url;
    cleanUps.unshift(stop);
  }, 300_000);

  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  }, 60_000);

  /** Opens the notebook in a browser of this language, and shows the page to `look`. */
  const inBrowser = async (locale: string, look: (page: Page) => Promise<void>) => {
    const { browser, page, errors } = await openBrowser(program ?? '', locale);
    try {
      await openNotebook(page, lab, notebook);
      await look(page);
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
    }
  };

  test('a Japanese browser gets Japanese menus, the table of contents, no news', async () => {
    await inBrowser('ja-JP', async (page) => {
      await page.getByRole('menuitem', { name: 'ファイル' }).first().waitFor();
      const contents = page.locator('#table-of-contents');
      await contents.waitFor();
      expect(await contents.isVisible()).toBe(true);
      await contents.locator('.jp-tocItem').first().waitFor();
      // The question about news would have come with the page.
      expect(await page.locator('.Toastify__toast').count()).toBe(0);
    });
  }, 120_000);

  test('an English browser of the same server gets English menus', async () => {
    await inBrowser('en-US', async (page) => {
      await page.getByRole('menuitem', { name: 'File' }).first().waitFor();
    });
  }, 120_000);

  test('the launcher offers TypeScript (tslab), with its icon', async () => {
    await inBrowser('ja-JP', async (page) => {
      await page.keyboard.press('Control+Shift+L');
      const card = page.locator('.jp-LauncherCard[title^="TypeScript (tslab)"]').first();
      await card.waitFor();
      // The browser is asked to load the icon anew: what matters is that the server has one, and that it is a picture.
      const width = await card.locator('img').evaluate(async (shown: unknown) => {
        const icon = (shown as { cloneNode: () => unknown }).cloneNode() as {
          decode: () => Promise<void>;
          naturalWidth: number;
        };
        await icon.decode();
        return icon.naturalWidth;
      });
      expect(width).toBeGreaterThan(0);
    });
  }, 120_000);
});
