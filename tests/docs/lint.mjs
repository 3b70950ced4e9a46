// Checks Japanese texts: reads JSON {name: markdown} from stdin, prints JSON [{name, rule, message, text}].
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createLinter, loadTextlintrc } from 'textlint';

const descriptor = await loadTextlintrc({
  configFilePath: join(import.meta.dirname, '.textlintrc.json'),
});
const linter = createLinter({ descriptor });
const found = [];
for (const [name, markdown] of Object.entries(JSON.parse(await text(process.stdin)))) {
  const { messages } = await linter.lintText(markdown, 'lesson.md');
  for (const { loc, ruleId, message } of messages)
    found.push({
      name,
      rule: ruleId,
      message,
      text: markdown.split('\n')[loc.start.line - 1],
    });
}
console.log(JSON.stringify(found));
