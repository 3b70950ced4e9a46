// A widget in a real JupyterLab: shown, clicked, changed by a cell, heard by a cell that waits.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTrialFolder } from '../notebooks/trial-folder';
import { cells } from './cells';
import { findBrowser } from './find-browser';
import { openBrowser } from './open-browser';
import { openNotebook } from './open-notebook';
import { runCellWithShiftEnter, startCellWithShiftEnter, untilDone } from './run-cell';
import { serveJupyterLab } from './serve-jupyterlab';

const program = findBrowser();

const sources = [
  `import { createWidget } from 'keras-nyumon/notebook';
const counter = createWidget({
  esm: \`export default { render({ model, el }) {
    const button = document.createElement('button');
    button.className = 'counter';
    const show = () => { button.textContent = 'count: ' + model.get('count'); };
    button.onclick = () => { model.set('count', model.get('count') + 1); model.save_changes(); };
    model.on('change:count', show); show(); el.append(button);
  } };\`,
  css: '.counter { color: rgb(255, 0, 0); }',
  state: { count: 0 },
});
counter`,
  'counter.set({ count: 40 })',
  'while (counter.state.count < 42) await new Promise((done) => setTimeout(done, 20));\ncounter.state.count',
  '',
];

(program ? test : test.skip)(
  'a widget counts in the browser and in the notebook',
  async () => {
    const { folder, remove } = makeTrialFolder();
    const notebook = {
      cells: sources.map((source, i) => ({
        cell_type: 'code',
        id: `cell-${i}`,
        metadata: {},
        execution_count: null,
        outputs: [],
        source,
      })),
      metadata: { kernelspec: { name: 'tslab', display_name: 'TypeScript (tslab)', language: 'typescript' } },
      nbformat: 4,
      nbformat_minor: 5,
    };
    writeFileSync(path.join(folder, 'widget.ipynb'), JSON.stringify(notebook));
    const { url, stop } = await serveJupyterLab({});
    const { browser, page, outside } = await openBrowser(program ?? '');
    try {
      await openNotebook(page, url, `notebooks/${path.basename(folder)}/widget.ipynb`);
      await cells(page).first().locator('.cm-content').click();
      await runCellWithShiftEnter(page);
      const button = page.locator('button.counter');
      await button.getByText('count: 0').waitFor();
      // As text: this code runs in the browser, whose types the tests do without.
      const colour = await page.evaluate("getComputedStyle(document.querySelector('button.counter')).color");
      expect(colour).toBe('rgb(255, 0, 0)');

      await runCellWithShiftEnter(page);
      await button.getByText('count: 40').waitFor();

      const waiting = await startCellWithShiftEnter(page);
      await button.click();
      await button.getByText('count: 41').waitFor();
      await button.click();
      await untilDone(waiting);
      expect(await waiting.locator('.jp-OutputArea-output').innerText()).toBe('42');
      expect(outside).toEqual([]);
    } finally {
      await browser.close();
      await stop();
      remove();
    }
  },
  300_000,
);
