/** The kernelspec: the folder by which Jupyter knows a kernel, with what starts it and its icon. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a kernelspec may say other than usual. */
export interface KernelspecOptions {
  /** The kernel's name in launchers and menus. Default: 'TypeScript (tslab)' */
  displayName?: string;
  /** Environment variables of the kernel. Default: none beside Jupyter's own */
  env?: Record<string, string>;
  /** The package that is to run. Default: this one */
  packageFolder?: string;
  /** Default: this machine's */
  platform?: NodeJS.Platform;
}

/** The name under which notebooks ask for this kernel: the same as tslab's, whose notebooks it runs. */
export const usualName = 'tslab';

const ownFolder = join(__dirname, '..', '..');
const description = 'kernel.json';
const logo = 'logo-svg.svg';

/** The text of kernel.json. All paths are absolute, so the kernel starts by this Node, whatever PATH is. */
export function kernelJson(options: KernelspecOptions = {}): string {
  const { displayName = 'TypeScript (tslab)', env = {}, packageFolder = ownFolder } = options;
  const { platform = process.platform } = options;
  const spec = {
    argv: [process.execPath, join(packageFolder, 'dist', 'server', 'main.js'), '{connection_file}'],
    display_name: displayName,
    language: 'typescript',
    // Windows has no signal that another process could catch.
    interrupt_mode: platform === 'win32' ? 'message' : 'signal',
    env,
    metadata: { debugger: false, package: 'tslab-kernel' },
  };
  return `${JSON.stringify(spec, null, 2)}\n`;
}

/** What a kernelspec's folder holds, by file name; kernel.json last, which makes the others count. */
function kernelspecFiles(options: KernelspecOptions): [name: string, text: string][] {
  return [
    [logo, readFileSync(join(ownFolder, logo), 'utf8')],
    [description, kernelJson(options)],
  ];
}

/** Whether `folder` holds exactly the kernelspec that `writeKernelspec` would write there. */
export function isWritten(folder: string, options: KernelspecOptions = {}): boolean {
  try {
    return kernelspecFiles(options).every(
      ([name, text]) => readFileSync(join(folder, name), 'utf8') === text,
    );
  } catch {
    return false;
  }
}

/** Whose kernelspec lies in `folder`: undefined when there is none. */
export function ownerOf(folder: string): 'ours' | 'other' | undefined {
  const file = join(folder, description);
  if (!existsSync(file)) return existsSync(folder) ? 'other' : undefined;
  try {
    const { metadata } = JSON.parse(readFileSync(file, 'utf8')) as { metadata?: { package?: unknown } };
    return metadata?.package === 'tslab-kernel' ? 'ours' : 'other';
  } catch {
    return 'other';
  }
}

/**
 * Writes the kernelspec, whole or not at all: what was there before stays until the new one can take its place.
 *
 * @param folder the kernelspec's own, made when missing
 * @throws what the file system throws, with everything as it was
 */
export function writeKernelspec(folder: string, options: KernelspecOptions = {}): void {
  const isNew = !existsSync(folder);
  const files = kernelspecFiles(options);
  const fresh = (name: string): string => join(folder, `${name}.${process.pid}.new`);
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of files) writeFileSync(fresh(name), text);
    for (const [name] of files) renameSync(fresh(name), join(folder, name));
  } catch (error) {
    if (isNew) rmSync(folder, { recursive: true, force: true });
    else for (const [name] of files) rmSync(fresh(name), { force: true });
    throw error;
  }
}

/** Takes the kernelspec away; kernel.json first, so that half of one counts as none. */
export function removeKernelspec(folder: string): void {
  rmSync(join(folder, description));
  rmSync(folder, { recursive: true });
}

/** Whether Jupyter takes `name` for a kernel's. */
export function isKernelName(name: string): boolean {
  return /^[a-z0-9._-]+$/.test(name) && basename(name) === name && !/^\.+$/.test(name);
}
