/**
 * The language of the lesson to open: Japanese, unless the reader's system clearly speaks another one.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {'ja' | 'en'}
 */
export function readersLanguage(env, platform = process.platform) {
  const set = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  // Windows and macOS know the language without these variables; on Linux nothing set says nothing.
  const locale = set || (platform === 'linux' ? '' : Intl.DateTimeFormat().resolvedOptions().locale);
  return /^(C|POSIX)?(\.|$)/.test(locale) || /^ja/i.test(locale) ? 'ja' : 'en';
}
