// What Shift+Tab shows of a layer, and the API reference: each says what it does. Read from the compiled types.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { layers } from 'keras-nyumon';

const folder = path.resolve(__dirname, '../../../lib/keras-nyumon/dist/layers');
const types = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.d.ts'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n');

test.each(Object.keys(layers))('layers.%s has a docstring', (name) => {
  expect(types).toMatch(new RegExp(String.raw`\*/\nexport declare (const|function) ${name}\b`));
});

test('layers has functions alone', () => {
  expect(Object.entries(layers).filter(([name]) => /^[A-Z]/.test(name))).toEqual([]);
  expect(Object.values(layers).every((make) => typeof make === 'function')).toBe(true);
});
