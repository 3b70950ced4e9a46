import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../problem.mjs';
import { mustRun } from '../run-program.mjs';

/**
 * The C++ compiler to use: $CXX, or the first of c++, g++ and clang++ that compiles and links a small program.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} its command
 * @throws Error that tells what to install
 */
export async function findCompiler(env) {
  const folder = await mkdtemp(join(tmpdir(), 'compiler-'));
  try {
    const source = join(folder, 'try.cc');
    await writeFile(source, '#include <string>\nint main() { return std::string("").size(); }\n');
    // On a Mac without its tools c++ is there all the same, and opens a window that asks for them.
    if (process.platform === 'darwin') await mustRun(['xcode-select', '-p'], env);
    for (const command of env.CXX ? [env.CXX] : ['c++', 'g++', 'clang++']) {
      try {
        await mustRun([command, '-std=c++17', source, '-o', join(folder, 'try')], env);
        return command;
      } catch {
        // The next one, then.
      }
    }
  } catch {
    // Told below.
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const install = compilerInstall();
  throw new Problem({
    ja: `C++コンパイラがありません。入れるには: ${install}`,
    en: `There is no C++ compiler. To install one: ${install}`,
  });
}

/** The command that installs a C++ compiler on this system. */
export function compilerInstall() {
  if (process.platform === 'darwin') return 'xcode-select --install';
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const family = [...release.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].map((match) => match[1]).join(' ');
  if (/fedora|rhel|centos/.test(family)) return 'sudo dnf install gcc-c++';
  if (/suse/.test(family)) return 'sudo zypper install gcc-c++';
  if (/arch/.test(family)) return 'sudo pacman -S gcc';
  return 'sudo apt install g++';
}
