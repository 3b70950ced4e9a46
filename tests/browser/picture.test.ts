import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { repository } from '../notebooks/trial-folder';

const PICTURE = 'images/lesson-08.png';

test('the README shows a picture that loads quickly', () => {
  const file = readFileSync(path.join(repository, PICTURE));
  const { width, height } = PNG.sync.read(file);
  expect(width).toBe(1280);
  expect(height).toBeGreaterThan(800);
  expect(file.length).toBeLessThan(300_000);
  for (const readme of ['README.md', 'README.en.md'])
    expect(readFileSync(path.join(repository, readme), 'utf8')).toContain(`](${PICTURE})`);
});
