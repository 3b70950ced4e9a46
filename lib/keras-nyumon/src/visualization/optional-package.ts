/** What only some functions need: a program that does without them need not install it. */
const USES = {
  charts: {
    ja: 'グラフを描く',
    en: 'Drawing charts',
    packages: ['jsdom', 'plotly.js-cartesian-dist-min', 'plotly.js-dist-min'],
  },
  text: { ja: '文字を画像にする', en: 'Drawing text', packages: ['opentype.js', '@fontsource/open-sans'] },
};

/**
 * Finds a file of a package that only some functions need.
 *
 * @param file a package's name, or a file in it, as `require` takes it
 * @param use  what needs it
 * @returns its path
 * @throws Error that says what to install, when the package is not there
 */
export function resolveOptional(file: string, use: keyof typeof USES): string {
  try {
    return require.resolve(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw notInstalled(use, error);
  }
}

function notInstalled(use: keyof typeof USES, cause: unknown): Error {
  const { ja, en, packages } = USES[use];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a file beside the compiled ones, read when needed
  const { peerDependencies } = require('../../package.json') as { peerDependencies: Record<string, string> };
  const command = `npm install --ignore-scripts ${packages.map((name) => `${name}@${peerDependencies[name]}`).join(' ')}`;
  return new Error(
    `${ja}ためのパッケージが入っていません。次を実行してください: ${command}\n` +
      `${en} needs packages that are not installed. Run: ${command}`,
    { cause },
  );
}
