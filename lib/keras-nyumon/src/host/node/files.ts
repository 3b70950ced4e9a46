import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Files } from '../host';

export const files: Files = {
  readFile: (file) => fs.readFileSync(file),
  readText: (file) => fs.readFileSync(file, 'utf8'),
  writeFile: fs.writeFileSync,
  appendFile: fs.appendFileSync,
  fileSize: (file) => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0,
  listFolder: (folder) => (fs.existsSync(folder) ? fs.readdirSync(folder) : []),
  makeFolder: (folder) => {
    fs.mkdirSync(folder, { recursive: true });
  },
  makeTemporaryFolder: (beginning) => fs.mkdtempSync(path.join(tmpdir(), beginning)),
  rename: fs.renameSync,
  remove: (file) => {
    fs.rmSync(file, { recursive: true, force: true });
  },
};
