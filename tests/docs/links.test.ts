// The documents' links within the repository lead to files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../notebooks/trial-folder';

const FOLDERS = ['.', 'docs', 'data', 'lib/kernel', 'lib/keras-nyumon', 'lib/mnist-loader-ts', '.github'];

const documents = FOLDERS.filter((folder) => existsSync(path.join(repository, folder))).flatMap((folder) =>
  readdirSync(path.join(repository, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join(folder, file)),
);

test.each(documents)('%s: links lead to files', (document) => {
  const folder = path.join(repository, path.dirname(document));
  const text = readFileSync(path.join(repository, document), 'utf8').replaceAll(/```[\s\S]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
  const broken = links
    .filter((link) => !/^(https?:|mailto:|#)/.test(link))
    .filter((link) => !existsSync(path.join(folder, decodeURI(link.split('#')[0]))));
  expect(broken).toEqual([]);
});
