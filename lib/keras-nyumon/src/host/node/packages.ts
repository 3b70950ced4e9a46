/* eslint-disable @typescript-eslint/no-require-imports -- loaded when needed, and found as the packages find each other */
import path from 'node:path';
import { bilingual } from '../../options/bilingual';
import type { OptionalUse, Packages } from '../host';

const CHARTS = ['jsdom', 'plotly.js-cartesian-dist-min', 'plotly.js-dist-min'];

/** What only some functions need: a program that does without them need not install it. */
const USES: Record<OptionalUse, { ja: string; en: string; packages: string[] }> = {
  charts: { ja: 'グラフを描く', en: 'Drawing charts', packages: CHARTS },
  text: { ja: '文字を画像にする', en: 'Drawing text', packages: ['opentype.js', '@fontsource/open-sans'] },
};

export const packages: Packages = {
  load: (name, use) => require(find(name, use)) as unknown,
  find,
  findOwn: (file) => path.join(__dirname, '..', '..', file),
  loadHdf5: () => import('h5wasm/node'),
};

function find(file: string, use?: OptionalUse): string {
  try {
    return require.resolve(file);
  } catch (error) {
    if (!use || (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw notInstalled(use, error);
  }
}

function notInstalled(use: OptionalUse, cause: unknown): Error {
  const { ja, en, packages: names } = USES[use];
  const { peerDependencies } = require('../../../package.json') as {
    peerDependencies: Record<string, string>;
  };
  const command = `npm install --ignore-scripts ${names.map((name) => `${name}@${peerDependencies[name]}`).join(' ')}`;
  return new Error(
    bilingual({
      ja: `${ja}ためのパッケージが入っていません。次を実行してください: ${command}`,
      en: `${en} needs packages that are not installed. Run: ${command}`,
    }),
    { cause },
  );
}
