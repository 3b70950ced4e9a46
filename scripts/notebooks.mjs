// npm run notebooks: builds notebooks/ja/ and notebooks/en/ from notebooks/lessons/.
// npm run notebooks -- --check: builds nothing, and fails if what is there is not what would be built.
import fs from 'node:fs';
import path from 'node:path';
import { buildNotebook } from './notebooks/build-notebook.mjs';
import { hasExercise } from './notebooks/exercise.mjs';
import { readLesson } from './notebooks/read-lesson.mjs';

const root = path.join(import.meta.dirname, '..', 'notebooks');
const isCheck = process.argv.includes('--check');
/** What is built of each lesson. */
const NOTEBOOKS = /** @type {const} */ ([
  ['ja', 'blanks'],
  ['ja', 'solutions'],
  ['en', 'blanks'],
  ['en', 'solutions'],
]);
/** @type {string[]} */
const stale = [];

const built = new Set();
for (const lesson of fs.readdirSync(path.join(root, 'lessons')).filter((file) => file.endsWith('.ts'))) {
  const cells = readLesson(
    fs.readFileSync(path.join(root, 'lessons', lesson), 'utf8'),
    `notebooks/lessons/${lesson}`,
  );
  const hasExercises = cells.some(({ kind, source }) => kind === 'code' && hasExercise(source));
  for (const [language, exercises] of NOTEBOOKS) {
    if (exercises === 'solutions' && !hasExercises) continue;
    const ending = exercises === 'solutions' ? '.solution.ipynb' : '.ipynb';
    const file = path.join(root, language, lesson.replace(/\.ts$/, ending));
    built.add(file);
    const text = buildNotebook(cells, language, exercises);
    const former = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    if (former === text) continue;
    stale.push(path.relative(root, file));
    if (isCheck) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}
for (const language of ['ja', 'en']) {
  const folder = path.join(root, language);
  if (!fs.existsSync(folder)) continue;
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.ipynb'))) {
    if (!built.has(path.join(folder, name))) stale.push(path.join(language, name));
  }
}

if (stale.length === 0) console.log('ノートブックは最新です。The notebooks are up to date.');
else if (isCheck) {
  console.error(
    `notebooks/lessons/ と合っていません(${stale.join(', ')})。npm run notebooks を実行してください。\n` +
      `Not what notebooks/lessons/ gives (${stale.join(', ')}). Run npm run notebooks.`,
  );
  process.exitCode = 1;
} else console.log(`作りました built: ${stale.join(', ')}`);
