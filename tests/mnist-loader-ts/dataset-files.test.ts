import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fashionMnistFiles, kmnistFiles, mnistFiles } from 'mnist-loader-ts/dist/dataset-files';

test("data/README.md's tables of checksums are what the loader checks", () => {
  const readme = readFileSync(join(__dirname, '../../data/README.md'), 'utf8');
  const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  let title = '';
  const inReadme = rows
    .filter((cells) => /-ubyte(\.gz)?$/.test(cells[2] ?? ''))
    .map((cells) => {
      title = cells[1] || title;
      return [title, ...cells.slice(2, 4), ...(cells[2].endsWith('.gz') ? [cells[4]] : [])].join(' ');
    });

  const inCode = [mnistFiles, fashionMnistFiles, kmnistFiles].flatMap((dataset) =>
    Object.values(dataset.files).flatMap(({ name, gzip, sha256 }) => [
      `${dataset.title} ${name}.gz ${gzip.bytes} \`${gzip.sha256}\``,
      ...(sha256 === undefined ? [] : [`${dataset.title} ${name} \`${sha256}\``]),
    ]),
  );
  expect(inReadme.sort()).toEqual(inCode.sort());
});
