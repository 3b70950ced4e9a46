// Checks which file imports which, by the rules in import-rules.mjs, and that no imports run in a circle between
// folders. `npm test` runs it.
import { cruise } from 'dependency-cruiser';
import rules from './import-rules.mjs';
import { folderCircles } from './folder-circles.mjs';

const { forbidden, options } = rules;
const { output } = await cruise(
  ['lib/kernel/src', 'lib/keras-nyumon/src', 'lib/mnist-loader-ts/src', 'tests'],
  {
    ...options,
    ruleSet: { forbidden },
    validate: true,
  },
);
if (typeof output === 'string') throw new Error(output);
const { modules, summary } = output;

const comments = new Map(forbidden?.map(({ name, comment }) => [name, comment]));
const wrong = [
  ...summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    arrow: `${from} → ${to}`,
    comment: comments.get(rule.name),
  })),
  ...folderCircles(modules).map(({ from, to, files }) => ({
    rule: 'no-circle-between-folders',
    arrow: `${from} → ${to}`,
    comment: `${files.join(' imports ')}, and imports lead back.`,
  })),
];
for (const { rule, arrow, comment } of wrong) console.error(`✗ ${rule}: ${arrow}\n    ${comment}`);
console.log(`${modules.length} files, ${wrong.length} imports against the rules`);
process.exitCode = wrong.length > 0 ? 1 : 0;
