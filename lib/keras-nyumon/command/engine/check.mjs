import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem } from '../problem.mjs';

const program = fileURLToPath(new URL('probe.mjs', import.meta.url));

/**
 * Loads an engine in a child process of this Node and runs a real operation on it.
 *
 * @param {string} from  a folder from which packages are found as the library finds them
 * @param {'native' | 'wasm' | 'cpu'} backend
 * @param {{ addon?: string, env?: NodeJS.ProcessEnv }} [options] addon: this one instead of the one in place
 * @returns {Promise<{ tensorflow: string | null }>} TensorFlow's version, null for wasm and cpu
 * @throws Error, in the reader's words, when it does not load or gives wrong numbers
 */
export function check(from, backend, { addon, env = process.env } = {}) {
  const args = [program, from, backend, ...(addon ? [addon] : [])];
  const options = { env: { ...env, TF_CPP_MIN_LOG_LEVEL: '3' }, timeout: 120_000, maxBuffer: 1 << 26 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const said = /\n(\{.*\})\n$/.exec(stdout)?.[1];
      if (!error && said) resolve(JSON.parse(said));
      else reject(whyNot(stderr, error?.signal ?? null, error?.killed ?? false));
    });
  });
}

/**
 * @param {string} stderr
 * @param {string | null} signal that ended the child
 * @param {boolean} late whether it was ended because it took too long
 */
function whyNot(stderr, signal, late) {
  if (late)
    return new Problem(
      { ja: '2分待っても動き始めませんでした。', en: 'It did not start within two minutes.' },
      stderr,
    );
  if (signal === 'SIGILL')
    return new Problem(
      {
        ja: 'このCPUにはTensorFlowが必要とする命令(AVXなど)がありません。',
        en: 'This processor lacks instructions that TensorFlow needs (such as AVX).',
      },
      stderr,
    );
  if (signal)
    return new Problem(
      { ja: `読み込むと異常終了しました(${signal})。`, en: `Loading it crashed (${signal}).` },
      stderr,
    );
  const tooOld = /version [`'](GLIBC(?:XX)?_[\d.]+)' not found/.exec(stderr);
  if (tooOld)
    return new Problem(
      {
        ja: `このOSのライブラリが古すぎます(${tooOld[1]} が必要です)。`,
        en: `This system's libraries are too old: ${tooOld[1]} is needed.`,
      },
      stderr,
    );
  if (
    /invalid ELF header|wrong ELF class|incompatible architecture|slice is not valid mach-o|not a valid Win32/i.test(
      stderr,
    )
  )
    return new Problem(
      { ja: '別の種類のCPUまたはOS用のファイルです。', en: 'It was made for another processor or system.' },
      stderr,
    );
  const missing = /(\S+): cannot open shared object file|Library not loaded: (\S+)/.exec(stderr);
  if (missing)
    return new Problem(
      {
        ja: `ライブラリが見つかりません: ${missing[1] ?? missing[2]}`,
        en: `A library is missing: ${missing[1] ?? missing[2]}`,
      },
      stderr,
    );
  const line = /^\w*Error: .*$/m.exec(stderr)?.[0] ?? stderr.trim().split('\n').at(-1);
  return new Problem({ ja: `読み込めません: ${line}`, en: `It does not load: ${line}` }, stderr);
}
