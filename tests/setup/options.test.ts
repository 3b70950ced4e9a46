import { call } from './call-module';

const read = (...words: string[]) => call('options.mjs', 'readOptions', words);

const defaults = { port: 8888, browser: true, prepareOnly: false, help: false };

test.each([
  [[], {}],
  [['--port', '9000'], { port: 9000 }],
  [['--port=9000'], { port: 9000 }],
  [['--no-browser', '--prepare-only'], { browser: false, prepareOnly: true }],
  [['--help'], { help: true }],
])('npm start -- %j', async (words, expected) => {
  expect(await read(...words)).toEqual({ ...defaults, ...expected });
});

test.each([
  ['--prot', '--port', 'npm start -- --port 9000'],
  ['--nobrowser', '--no-browser', 'npm start -- --no-browser'],
  ['--prepare', '--prepare-only', 'npm start -- --prepare-only'],
  ['--entirely-different', '', 'npm start -- --help'],
])('%s is unknown, and what was meant is suggested', async (word, meant, next) => {
  const { message, next: typed } = (await read(word)) as { message: string; next: string[] };
  expect(message).toContain(`'${word}' というオプションはありません`);
  expect(message).toContain(`There is no option '${word}'`);
  expect(message.includes('Did you mean')).toBe(meant !== '');
  expect(message).toContain(meant);
  expect(typed).toEqual([next]);
});

test('npm start --port 9000, which npm passes on as 9000, is told of the missing --', async () => {
  expect(await read('9000')).toEqual({
    message: expect.stringContaining('put -- before the options') as string,
    next: ['npm start -- --port 9000'],
  });
});

test.each([['abc'], ['0'], ['65536'], ['-1'], ['80.5'], ['']])('--port %j is no port', async (port) => {
  expect(await read('--port', port)).toMatchObject({
    message: expect.stringContaining('1〜65535') as string,
  });
});
