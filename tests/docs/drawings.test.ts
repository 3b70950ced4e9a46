// The documents' drawings: Mermaid draws every one, and that of the floors is what the rules say.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { findBrowser } from '../browser/find-browser';
import { openBrowser, type OpenedPage } from '../browser/open-browser';
import { repository } from '../notebooks/trial-folder';
import { call } from '../setup/call-module';

const documents = readdirSync(path.join(repository, 'docs')).filter((file) => file.endsWith('.md'));

const read = (document: string): string => readFileSync(path.join(repository, 'docs', document), 'utf8');

const drawingsIn = (document: string): string[] =>
  [...read(document).matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, drawing]) => drawing);

const drawings = documents.flatMap((document) =>
  drawingsIn(document).map((drawing, i): [string, string] => [`${document}, ${i + 1}`, drawing]),
);

const program = findBrowser();

(program ? describe : describe.skip)('in a browser', () => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openBrowser(program ?? '');
    await opened.page.addScriptTag({
      path: path.join(__dirname, 'node_modules/mermaid/dist/mermaid.min.js'),
    });
  }, 60_000);
  afterAll(() => opened.browser.close());

  test.each(drawings)('%s is drawn', async (_, drawing) => {
    const svg = await draw(opened.page, drawing);
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toContain('Syntax error');
  });

  test('a drawing that Mermaid does not understand is found', async () => {
    await expect(draw(opened.page, 'flowchart TD\n  a --> --> b\n')).rejects.toThrow(/Parse error/);
  });
});

test('there are as many drawings in Japanese as in English, with the same arrows', () => {
  const japanese = drawingsIn('architecture.md');
  const english = drawingsIn('architecture.en.md');
  expect(japanese).toHaveLength(6);
  expect(english.map(withoutWords)).toEqual(japanese.map(withoutWords));
});

test.each(['architecture.md', 'architecture.en.md'])(
  '%s draws the floors as the rules have them',
  async (document) => {
    const floors = await call('../house/floors-drawing.mjs', 'floorsDrawing');
    expect(drawingsIn(document).at(-1)).toBe(`flowchart TD\n${String(floors)}\n`);
  },
);

/** What is left of a drawing when it is told without words. */
const withoutWords = (drawing: string): string =>
  drawing.replaceAll(/"[^"]*"/g, '""').replaceAll(/(participant \w+ as|(>>\w+|Note over \w+):).*/g, '$1');

/** Draws one, as a page that shows the document does. */
const draw = (page: Page, drawing: string): Promise<string> =>
  page.evaluate(async (text) => {
    const { mermaid } = globalThis as unknown as {
      mermaid: { render: (id: string, text: string) => Promise<{ svg: string }> };
    };
    return (await mermaid.render('drawing', text)).svg;
  }, drawing);
