import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNotebook } from '../gate/run-notebook.mjs';
import { showCells } from '../gate/show-cells.mjs';
import { runCommand } from '../setup/command.mjs';
import { failureOf } from '../setup/failure.mjs';
import { prepare } from '../setup/prepare.mjs';
import { pythonVariables } from '../../lib/keras-nyumon/command/python-probe.mjs';
import { root } from '../setup/root.mjs';
import { runProgram } from '../../lib/keras-nyumon/command/run-program.mjs';
import { inBothLanguages } from '../../lib/keras-nyumon/command/seconds.mjs';
import { contentsPage, FRONT_PAGE } from './contents-page.mjs';

const LANGUAGES = /** @type {const} */ (['ja', 'en']);

/**
 * `npm run site`: executes every lesson in both languages, and renders them into site/, beside the API
 * reference. The reader's own files stay as
 * they are: the lessons run in a copy.
 *
 * @param {NodeJS.ProcessEnv} [env] KERAS_NYUMON_SHORT=1 makes it a rehearsal
 */
export function site(env = process.env) {
  return runCommand(root, work, { again: 'npm run site' });

  async function work() {
    const { python } = await prepare(root, env);
    const copy = join(root, '.setup', 'site');
    const pages = join(root, 'site');
    rmSync(copy, { recursive: true, force: true });
    rmSync(pages, { recursive: true, force: true });
    for (const folder of ['images', ...LANGUAGES])
      cpSync(join(root, 'notebooks', folder), join(copy, folder), {
        recursive: true,
        filter: (file) => !/[\\/](models|logs|digit-pad|\.ipynb_checkpoints)$/.test(file),
      });

    const lessons = LANGUAGES.flatMap((language) =>
      lessonsIn(join(root, 'notebooks', language)).map((file) => ({ language, file })),
    );
    for (const [i, { language, file }] of lessons.entries()) {
      const start = Date.now();
      console.log(`\n▸ ${i + 1}/${lessons.length} ${language}/${file}`);
      const folder = join(copy, language);
      const executed = join(folder, file);
      const { show, end } = showCells(process.stdout);
      const what = { root, env, python: python.program, notebook: executed, folder, executed };
      const { code, lines } = await runNotebook(what, show);
      end();
      if (code !== 0) throw notExecuted(file, lines);
      await render(python.program, executed, join(pages, language), language);
      console.log(`✓ ${inBothLanguages((Date.now() - start) / 1000)}`);
    }
    for (const language of LANGUAGES) {
      const titles = lessons
        .filter((lesson) => lesson.language === language)
        .map(({ file }) => ({
          page: file.replace('.ipynb', '.html'),
          title: titleOf(join(copy, language, file)),
        }));
      writeFileSync(join(pages, language, 'index.html'), contentsPage(titles, language));
    }
    writeFileSync(join(pages, 'index.html'), FRONT_PAGE);
    // TypeDoc is a package: it is there once everything is prepared.
    const { writeApi } = await import('./api.mjs');
    await writeApi(root, join(pages, 'api'));
    console.log(`\n✓ ${join(pages, 'ja', 'index.html')}`);
    return 0;
  }

  /**
   * @param {string} python
   * @param {string} executed
   * @param {string} folder
   * @param {'ja' | 'en'} language
   */
  async function render(python, executed, folder, language) {
    mkdirSync(folder, { recursive: true });
    const log = join(root, '.setup', 'logs', 'site.log');
    const command = [
      ...[python, '-m', 'nbconvert', '--to', 'html', '--embed-images', '--output-dir', folder],
      // The charts bring their own picture; nothing needs require.js.
      ...['--HTMLExporter.require_js_url=', `--HTMLExporter.language_code=${language}`, executed],
    ];
    const { code, lines } = await runProgram(command, { cwd: root, env: pythonVariables(env), log });
    if (code !== 0) throw notRendered(executed, lines, log);
    const page = join(folder, executed.split(/[\\/]/).at(-1)?.replace('.ipynb', '.html') ?? '');
    writeFileSync(page, readFileSync(page, 'utf8').replace(/href="(\d\d-[^"]+)\.ipynb"/g, 'href="$1.html"'));
  }
}

/** @param {string} folder */
const lessonsIn = (folder) =>
  readdirSync(folder)
    .filter((file) => /^\d\d-.*\.ipynb$/.test(file) && !file.endsWith('.solution.ipynb'))
    .sort();

/**
 * The first heading of a notebook.
 *
 * @param {string} file
 * @returns {string}
 */
const titleOf = (file) =>
  [JSON.parse(readFileSync(file, 'utf8')).cells[0].source].flat().join('').split('\n')[0].replace(/^# /, '');

/** @param {string} file @param {string[]} lines */
const notExecuted = (file, lines) =>
  failureOf({
    root,
    ja: `${file} を最後まで実行できませんでした。`,
    en: `${file} could not be executed to its end.`,
    lines,
    log: join(root, '.setup', 'logs', 'run-notebook.log'),
  });

/** @param {string} file @param {string[]} lines @param {string} log */
const notRendered = (file, lines, log) =>
  failureOf({
    root,
    ja: `${file} をページにできませんでした。`,
    en: `${file} could not be made a page.`,
    lines,
    log,
  });
