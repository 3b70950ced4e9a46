import { join } from 'node:path';
import { Application } from 'typedoc';
import { addKerasNames } from './add-keras-names.mjs';

/** What a reader imports, and its source in lib/. */
const ENTRIES = {
  'keras-nyumon': 'keras-nyumon/src/index.ts',
  'keras-nyumon/course': 'keras-nyumon/src/course/index.ts',
  'keras-nyumon/notebook': 'keras-nyumon/src/notebook/index.ts',
  'mnist-loader-ts': 'mnist-loader-ts/src/index.ts',
  'tslab-kernel': 'kernel/src/index.ts',
};

/**
 * Writes the API reference, made from the docstrings, with Keras's name beside each function that Keras has too.
 *
 * @param {string} root
 * @param {string} [folder]  where to; none: only checks
 * @returns {Promise<number>} how many docstrings TypeDoc warns of, or cannot read
 */
export async function writeApi(root, folder) {
  const app = await Application.bootstrap({
    name: 'Keras入門 for TypeScript',
    entryPoints: Object.values(ENTRIES).map((file) => join(root, 'lib', file)),
    tsconfig: join(root, 'lib', 'tsconfig.json'),
    readme: 'none',
    // tsc checks the types.
    skipErrorChecking: true,
    excludeExternals: true,
    excludePrivate: true,
    disableSources: false,
    blockTags: [...(await import('typedoc')).OptionDefaults.blockTags, '@keras'],
    // Types of options that nobody needs to name are not exported.
    validation: { notExported: false, invalidLink: true, invalidPath: true, rewrittenLink: false },
    sourceLinkTemplate:
      'https://github.com/keras-nyumon/keras-nyumon-for-typescript/blob/main/{path}#L{line}',
    sourceLinkExternal: true,
    gitRevision: 'main',
    disableGit: true,
    basePath: root,
  });
  const project = await app.convert();
  if (!project) return app.logger.errorCount || 1;
  const names = Object.keys(ENTRIES);
  for (const entry of project.children ?? []) {
    const file = entry.sources?.[0]?.fileName ?? '';
    entry.name = names.find((name) => file.endsWith(ENTRIES[/** @type {keyof typeof ENTRIES} */ (name)])) ?? entry.name;
  }
  addKerasNames(project);
  app.validate(project);
  if (folder) await app.generateDocs(project, folder);
  return app.logger.warningCount + app.logger.errorCount;
}
