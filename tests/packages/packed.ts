// The packages as their users have them: packed from a copy of this repository, and installed in a project outside it.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../setup/call-module';
import { copyRepository, repository, terminal } from '../setup/copy-repository';

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program with this Node to its end. */
export function runNode(args: string[], cwd: string, variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return run([process.execPath, ...args], cwd, variables);
}

/** Runs npm in a folder; throws what it said when it fails. */
export async function npm(args: string[], cwd: string): Promise<string> {
  const command = (await call(
    '../../lib/keras-nyumon/command/npm-command.mjs',
    'npmCommand',
    process.env,
  )) as string[];
  const { code, stdout, stderr } = await run([...command, ...args], cwd);
  if (code !== 0) throw new Error(`npm ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

function run([program, ...args]: string[], cwd: string, variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const options = { cwd, env: terminal(variables), maxBuffer: 1 << 26 };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 128) : 0, stdout, stderr });
    });
  });
}

export interface Packed {
  /** The folder with the tarballs. */
  folder: string;
  /** Their files, by the packages' names. */
  tarballs: Record<string, string>;
  remove: () => void;
}

/** Packs every package of a fresh copy of this repository, as `npm run pack` does. */
export async function packPackages(): Promise<Packed> {
  const copy = copyRepository();
  try {
    symlinkSync(join(repository, 'node_modules'), join(copy.root, 'node_modules'), 'junction');
    const folder = mkdtempSync(join(tmpdir(), 'packed-'));
    await npm(['run', 'pack', '--', '--pack-destination', folder], copy.root);
    const tarballs = Object.fromEntries(
      readdirSync(folder).map((file) => [file.replace(/-\d.*/, ''), join(folder, file)]),
    );
    const remove = () => {
      rmSync(folder, { recursive: true, force: true });
    };
    return { folder, tarballs, remove };
  } finally {
    copy.remove();
  }
}

/** A project of a user's outside the repository, with these tarballs installed as the README says. */
export async function makeProject(tarballs: string[]): Promise<{ root: string; remove: () => void }> {
  const home = mkdtempSync(join(tmpdir(), 'a project '));
  const root = join(home, 'project');
  mkdirSync(root);
  await npm(['init', '-y'], root);
  await npm(
    ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs],
    root,
  );
  const remove = () => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { root, remove };
}
