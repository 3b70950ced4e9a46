/** The command `tslab-kernel`: registers the kernel with Jupyter, and takes it back. */
import { sep } from 'node:path';
import { parseArgs } from 'node:util';
import { bilingual } from './bilingual';
import { isKernelName, ownerOf, removeKernelspec, usualName, writeKernelspec } from './kernelspec';
import { kernelspecFolder, type Place } from './places';

const usage = `tslab-kernel install   [--user | --sys-prefix | --prefix 場所/place] [--name 名前/name] [--display-name 表示名/label]
tslab-kernel uninstall [--user | --sys-prefix | --prefix 場所/place] [--name 名前/name]

  --user          自分のすべての Jupyter から使えるようにします
                  for every Jupyter of yours
  --sys-prefix    有効になっている Python 環境(venv、conda)の Jupyter から使えるようにします
                  for the Jupyter of the active Python environment (venv, conda)
  --prefix        指定した場所の share/jupyter/kernels に書きます
                  into share/jupyter/kernels below this place
  --name          カーネルの名前。ノートブックに記録されます(${usualName})
                  the kernel's name, which notebooks keep (${usualName})
  --display-name  メニューに表示される名前(TypeScript (tslab))
                  the name that menus show (TypeScript (tslab))
`;

/** What was typed. */
interface Command {
  verb: 'install' | 'uninstall';
  place: Place;
  name: string;
  displayName: string | undefined;
}

/**
 * Does what was typed and says so.
 *
 * @param words what stands behind the command's name
 * @returns     the exit code: 0, or 1 when something is wrong, which is then printed to stderr
 */
export function runCommand(words: string[]): number {
  try {
    const command = readCommand(words);
    if (command === 'help') console.log(usage);
    else if (command.verb === 'install') install(command);
    else uninstall(command);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

function install({ place, name, displayName }: Command): void {
  const folder = kernelspecFolder(place, name);
  if (ownerOf(folder) === 'other') {
    throw new Error(
      bilingual(
        `${folder} には、ほかのカーネルが登録されています。上書きはしません。--name で別の名前を付けてください。`,
        `${folder} holds another kernel, which is not overwritten. Choose another name with --name.`,
      ),
    );
  }
  // Where npx keeps packages that are not installed; it may be emptied at any time.
  if (__dirname.includes(`${sep}_npx${sep}`)) {
    throw new Error(
      bilingual(
        '先に npm install --global tslab-kernel か、プロジェクトで npm install tslab-kernel を実行してください。npx だけでは一時的な場所に置かれ、いつか消えます。',
        'Run npm install --global tslab-kernel first, or npm install tslab-kernel in a project: by npx alone it lies in a temporary place.',
      ),
    );
  }
  try {
    writeKernelspec(folder, { displayName });
  } catch (error) {
    throw cannot('書けません', 'cannot be written', folder, error);
  }
  console.log(bilingual(`カーネル ${name} を登録しました: ${folder}`, `Installed the kernel ${name}.`));
}

function uninstall({ place, name }: Command): void {
  const folder = kernelspecFolder(place, name);
  const owner = ownerOf(folder);
  if (owner !== 'ours') {
    throw new Error(
      owner === 'other'
        ? bilingual(
            `${folder} のカーネルは tslab-kernel が登録したものではないので、消しません。`,
            `The kernel in ${folder} was not installed by tslab-kernel, and stays.`,
          )
        : bilingual(
            `${folder} にカーネルはありません。jupyter kernelspec list で場所を確かめてください。`,
            `There is no kernel in ${folder}. Look where it is with jupyter kernelspec list.`,
          ),
    );
  }
  try {
    removeKernelspec(folder);
  } catch (error) {
    throw cannot('消せません', 'cannot be removed', folder, error);
  }
  console.log(bilingual(`カーネル ${name} の登録を消しました: ${folder}`, `Uninstalled the kernel ${name}.`));
}

function cannot(japanese: string, english: string, folder: string, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(bilingual(`${folder} を${japanese}: ${why}`, `${folder} ${english}.`), { cause });
}

function readCommand(words: string[]): Command | 'help' {
  const { values, positionals } = parse(words);
  if (values.help || (words.length === 0 && positionals.length === 0)) return 'help';
  const [verb, ...others] = positionals;
  if ((verb !== 'install' && verb !== 'uninstall') || others.length > 0) {
    throw wrong(
      'install か uninstall のどちらかを一つ書いてください。',
      'Type one of install and uninstall.',
    );
  }
  const { name = usualName, 'display-name': displayName } = values;
  if (!isKernelName(name)) {
    throw wrong(
      `--name には英小文字・数字・. _ - だけを使えます(${name})。`,
      `--name takes lower-case letters, digits, and . _ - only (${name}).`,
    );
  }
  if (displayName !== undefined && verb === 'uninstall') {
    throw wrong('--display-name は install だけのオプションです。', 'Only install takes --display-name.');
  }
  return { verb, place: placeOf(values), name, displayName };
}

const options = {
  user: { type: 'boolean' },
  'sys-prefix': { type: 'boolean' },
  prefix: { type: 'string' },
  name: { type: 'string' },
  'display-name': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parse>['values'];

function parse(words: string[]) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const [, option = words.join(' ')] = /'([^']+)'/.exec(message) ?? [];
    throw code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
      ? wrong(`オプション ${option} はありません。`, `There is no option ${option}.`)
      : wrong(`オプションの書き方が違います: ${option}`, message);
  }
}

function placeOf(values: Values): Place {
  const places: Place[] = [];
  if (values.user) places.push({ kind: 'user' });
  if (values['sys-prefix']) places.push({ kind: 'sys-prefix' });
  if (values.prefix !== undefined) places.push({ kind: 'prefix', path: values.prefix });
  if (places.length !== 1) {
    throw wrong(
      '場所を --user、--sys-prefix、--prefix のどれか一つで指定してください。',
      'Say where, with one of --user, --sys-prefix and --prefix.',
    );
  }
  return places[0];
}

function wrong(japanese: string, english: string): Error {
  return new Error(`${bilingual(japanese, english)}\n\n${usage}`);
}
