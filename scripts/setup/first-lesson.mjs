import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The lesson that is opened first: the first notebook by name that is no solution.
 *
 * @param {string} root
 * @param {'ja' | 'en'} language  the Japanese lesson is taken when there is none in this language
 * @returns {string | null} relative to root, with slashes; null when there is no lesson at all
 */
export function firstLesson(root, language) {
  for (const folder of language === 'en' ? ['en', 'ja'] : ['ja']) {
    const path = join(root, 'notebooks', folder);
    const names = existsSync(path) ? readdirSync(path) : [];
    const lesson = names
      .filter((name) => name.endsWith('.ipynb') && !name.endsWith('.solution.ipynb'))
      .sort()[0];
    if (lesson) return `notebooks/${folder}/${lesson}`;
  }
  return null;
}
