import { relative } from 'node:path';
import { Problem } from '../../lib/keras-nyumon/command/problem.mjs';

/** Why a program that installs things may fail, told by what it printed; the first that fits counts. */
const CAUSES = [
  {
    seen: /ENOSPC|No space left on device|not enough space on the disk|Errno 28/i,
    ja: 'ディスクの空きが足りません。2 GB ほど空けてください。',
    en: 'The disk is full. Free about 2 GB.',
  },
  {
    seen: /EACCES|EROFS|EPERM|Permission denied|Read-only file system|Access is denied|Errno 13|Errno 30/i,
    ja: '書き込みが許されていません。自分のホームフォルダーの下に置いてください。ほかのプログラムがファイルを使っていたら閉じてください。',
    en: 'Writing is not allowed. Keep this folder below your home folder, and close programs that use its files.',
  },
  {
    seen: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|network|Temporary failure in name resolution|NewConnectionError|Connection (refused|reset|timed out)|Max retries exceeded|Read timed out|getaddrinfo failed|ProxyError|SSLError|CERTIFICATE/i,
    ja: 'ネットワークにつながりません。接続やプロキシ(HTTPS_PROXY)を確かめてください。終わったところから続きます。',
    en: 'The network cannot be reached. Check the connection or the proxy (HTTPS_PROXY). What is done stays done.',
  },
  {
    seen: /No matching distribution found|Could not find a version/i,
    ja: 'この Python に合うパッケージが見つかりません。Python 3.10〜3.14(64 ビット)を使ってください。',
    en: 'There are no packages for this Python. Use a 64-bit Python 3.10 to 3.14.',
  },
  {
    seen: /can only install packages when your package.json and package-lock.json.*in sync|EUSAGE|EINTEGRITY/is,
    ja: 'package-lock.json が package.json と合っていません。変更を元に戻してください。',
    en: 'package-lock.json does not fit package.json. Undo your changes to them.',
    next: ['git checkout -- package.json package-lock.json'],
  },
];

/**
 * Puts the failure of a program into the reader's words.
 *
 * @param {object} failed
 * @param {string} failed.root
 * @param {string} failed.ja   what could not be done
 * @param {string} failed.en
 * @param {string[]} failed.lines  the last lines that the program printed
 * @param {string} failed.log
 * @param {string} [failed.again]  the command that tries again
 * @returns {Problem}
 */
export function failureOf({ root, ja, en, lines, log, again = 'npm start' }) {
  const text = lines.join('\n');
  const cause = CAUSES.find(({ seen }) => seen.test(text));
  const last = lines.filter((line) => line.trim()).slice(-8);
  return new Problem({
    ja: `${ja}${cause ? `\n${cause.ja}` : ''}`,
    en: `${en}${cause ? `\n${cause.en}` : `\n\n${last.join('\n')}`}`,
    next: [...(cause?.next ?? []), again],
    log: relative(root, log),
  });
}

/**
 * The same for an error of the file system or of Node itself; others are handed back as they are.
 *
 * @param {unknown} error
 * @param {string} root
 * @returns {unknown}
 */
export function inReadersWords(error, root) {
  const code = /** @type {NodeJS.ErrnoException} */ (error)?.code;
  const cause = code && CAUSES.slice(0, 2).find(({ seen }) => seen.test(code));
  if (!cause) return error;
  const { path = root } = /** @type {NodeJS.ErrnoException} */ (error);
  return new Problem(
    {
      ja: `${path} に書き込めません。\n${cause.ja}`,
      en: `Cannot write ${path}.\n${cause.en}`,
      next: ['npm start'],
    },
    error,
  );
}
