import { files, paths } from '../../host';

/** Writes a file beside the one that is there and then puts it in its place, so that there is always a whole one. */
export async function replaceFile(
  file: string,
  write: (fresh: string) => void | Promise<void>,
): Promise<void> {
  const fresh = `${file}.${crypto.randomUUID()}`;
  files.makeFolder(paths.dirname(file));
  try {
    await write(fresh);
    files.rename(fresh, file);
  } finally {
    files.remove(fresh);
  }
}
