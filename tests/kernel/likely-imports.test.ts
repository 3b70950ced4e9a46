import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { likelyImports } from 'tslab-kernel/dist/compiler/likely-imports';

test('types are read ahead of what the nearest package.json with dependencies names, or of what is asked for', () => {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  const notebooks = join(root, 'part', 'notebooks');
  mkdirSync(notebooks, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "dependencies": { "above": "1" } }');
  expect(likelyImports(notebooks)).toEqual(['above']);
  writeFileSync(join(root, 'part', 'package.json'), '{ "devDependencies": { "tool": "1" } }');
  expect(likelyImports(notebooks)).toEqual(['above']);
  writeFileSync(join(root, 'part', 'package.json'), '{ "dependencies": { "near": "1", "@own/type": "1" } }');
  expect(likelyImports(notebooks)).toEqual(['near', '@own/type']);
  expect(likelyImports(notebooks, 'a,@b/c')).toEqual(['a', '@b/c']);
  expect(likelyImports(notebooks, '')).toEqual([]);
  writeFileSync(join(root, 'part', 'package.json'), 'broken');
  expect(likelyImports(notebooks)).toEqual(['above']);
  rmSync(root, { recursive: true });
});
