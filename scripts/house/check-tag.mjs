// node scripts/house/check-tag.mjs v0.2.0: fails unless every package and CITATION.cff have the version that the tag names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/root.mjs';

const tag = process.argv[2] ?? '';
const citation = readFileSync(join(root, 'CITATION.cff'), 'utf8');
const packages = readdirSync(join(root, 'lib'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => JSON.parse(readFileSync(join(root, 'lib', name, 'package.json'), 'utf8')));
const wrong = [...packages, { name: 'CITATION.cff', version: /^version: (.*)$/m.exec(citation)?.[1] }].filter(
  ({ version }) => `v${version}` !== tag,
);

for (const { name, version } of wrong)
  console.error(
    `${name} のバージョンは ${version} で、タグ '${tag}' と合いません。そのファイルを直すか、タグを付け直してください。\n` +
      `${name} has the version ${version}, which is not that of the tag '${tag}'. Mend that file, or set another tag.`,
  );
process.exitCode = wrong.length > 0 ? 1 : 0;
