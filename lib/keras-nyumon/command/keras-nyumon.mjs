#!/usr/bin/env node
// npx keras-nyumon engine | doctor
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { doctor } from './doctor.mjs';
import { prepare } from './prepare.mjs';
import { Problem } from './problem.mjs';
import { runCommand } from './run-command.mjs';

const HELP = `使い方 (usage): npx keras-nyumon COMMAND

  engine              学習エンジン(TensorFlow の C ライブラリー)を準備します
                      prepares the engine that trains, TensorFlow's C library
    --folder FOLDER   エンジンを置くフォルダー。省略すると node_modules/.cache/keras-nyumon
                      where engines are kept; node_modules/.cache/keras-nyumon when left out
  doctor              どのエンジンで動くか、何が足りないか、直すコマンドは何かを示します
                      says which engine runs, what is missing, and the command that mends it
  --help              この説明を表示します
                      prints this

環境変数 (environment variables)
  KERAS_NYUMON_PYTHON   TensorFlow を PyPI から取ってくる Python (a Python that fetches TensorFlow from PyPI)
  KERAS_NYUMON_ENGINE   native, wasm, cpu のどれか。使うエンジンを決めます (chooses the engine)
  CXX                   使う C++ コンパイラー (the C++ compiler)
  HTTPS_PROXY           プロキシー (the proxy)
`;

/** The package's own folder, from which Node finds packages as the library does. */
const from = fileURLToPath(new URL('..', import.meta.url));

/** @param {string[]} words @returns {Promise<number>} the exit code */
async function run(words) {
  const { help, folder, command } = read(words);
  if (help || !command) {
    console.log(HELP);
    return help ? 0 : 1;
  }
  if (command === 'doctor') return doctor(from, process.env);
  return prepare(from, folder && resolve(folder), process.env);
}

/** @param {string[]} words */
function read(words) {
  const options = /** @type {const} */ ({
    help: { type: 'boolean', short: 'h' },
    folder: { type: 'string' },
  });
  const { values, positionals, tokens } = parseArgs({
    args: words,
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [command, ...more] = positionals;
  const unknownOption = tokens.find((token) => token.kind === 'option' && !(token.name in options));
  if (unknownOption?.kind === 'option') throw unknown(unknownOption.rawName);
  if (command !== undefined && command !== 'engine' && command !== 'doctor') throw unknown(command);
  if (more.length) throw unknown(more[0]);
  const { help, folder } = values;
  if (folder !== undefined && (typeof folder !== 'string' || !folder || command !== 'engine'))
    throw new Problem({
      ja: '--folder は engine のオプションで、フォルダーの名前が要ります。',
      en: '--folder is an option of engine, and needs the name of a folder.',
      next: ['npx keras-nyumon engine --folder FOLDER'],
    });
  return { help: help === true, folder, command };
}

/** @param {string} word */
const unknown = (word) =>
  new Problem({
    ja: `'${word}' というコマンドやオプションはありません。あるのは engine と doctor です。`,
    en: `There is no command or option '${word}'. There are engine and doctor.`,
    next: ['npx keras-nyumon --help'],
  });

await runCommand(() => run(process.argv.slice(2)), { again: 'npx keras-nyumon engine' });
