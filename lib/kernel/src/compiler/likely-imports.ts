/** What the cells of a notebook are likely to import. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The packages whose types are worth reading before the first cell asks for them.
 *
 * @param folder the notebook's
 * @param chosen names with commas between them, which the kernelspec may give in TSLAB_KERNEL_READ_AHEAD. Default: the
 *               dependencies in the nearest package.json above that has any
 */
export function likelyImports(folder: string, chosen = process.env.TSLAB_KERNEL_READ_AHEAD): string[] {
  if (chosen !== undefined) return chosen.split(',').filter((name) => name !== '');
  const names = dependenciesIn(join(folder, 'package.json'));
  const above = dirname(folder);
  return names.length > 0 || above === folder ? names : likelyImports(above);
}

function dependenciesIn(file: string): string[] {
  if (!existsSync(file)) return [];
  try {
    const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: object };
    return Object.keys(dependencies);
  } catch {
    // Whoever is to mend it will hear of it from npm.
    return [];
  }
}
