// The names that the API reference sets beside ours are Keras's.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runKeras, testWithKeras } from './run-keras';

testWithKeras('the names in the API reference are those of Keras', () => {
  const file = path.join(__dirname, '../../scripts/site/keras-names.json');
  const names = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>;
  const modules = Object.keys(names);
  const inKeras = runKeras(
    'names',
    modules.map((module) => ({ call: 'public', module })),
  ) as string[][];
  modules.forEach((module, i) => {
    expect({ module, missing: names[module].filter((name) => !inKeras[i].includes(name)) }).toEqual({
      module,
      missing: [],
    });
  });
});
