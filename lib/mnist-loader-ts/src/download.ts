import { mkdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './check-file';
import { DataError, systemCode } from './data-error';
import type { Sentence } from './data-error';
import type { DatasetDescription, DatasetFile } from './dataset-files';
import { MirrorFailure, fetchRest } from './fetch-rest';
import { claimPart, releasePart, removeAbandonedParts } from './part-file';
import { inUnits } from './report';
import type { Report } from './report';

/** A mirror that sends nothing for this long is given up. */
const defaultIdleMs = 30_000;
/** How often a mirror that breaks off is asked for the rest, as long as each time brings some bytes. */
const triesPerMirror = 5;

/**
 * Downloads one gzipped file of a dataset into a folder: from the first mirror that gives it whole, going on where an
 * earlier download stopped, and under its real name only once its sha256 is right.
 *
 * @param folder made when it isn't there
 * @returns      the gzipped bytes
 * @throws DataError *no-network*, *mirror-failed*, *disk-full* or *not-writable*
 */
export async function download(
  file: DatasetFile,
  dataset: DatasetDescription,
  folder: string,
  report: Report,
  idleMs = defaultIdleMs,
): Promise<Uint8Array> {
  const name = `${file.name}.gz`;
  const target = join(folder, name);
  const failures: { url: string; failure: MirrorFailure }[] = [];
  let part: string | undefined;
  try {
    await mkdir(folder, { recursive: true });
    part = await claimPart(folder, name);
    for (const mirror of dataset.mirrors) {
      const url = mirror + name;
      const onBytes = (receivedBytes: number): void => {
        report.progress({ dataset: dataset.title, file: name, receivedBytes, totalBytes: file.gzip.bytes });
      };
      const result = await fetchFrom(url, part, file, idleMs, onBytes);
      report.endProgress();
      if (!(result instanceof MirrorFailure)) {
        await moveIntoPlace(part, target);
        await removeAbandonedParts(folder, name);
        return result;
      }
      failures.push({ url, failure: result });
    }
  } catch (error) {
    report.endProgress();
    if (part !== undefined) await releasePart(part);
    // Without a system's code it is no matter of the folder: a fault of ours, or of the caller's own function.
    throw systemCode(error) === '' ? error : await cannotWrite(error, target, file.gzip.bytes, folder);
  }
  await releasePart(part);
  throw noMirror(failures, target, dataset);
}

/** The whole file from one mirror, or why not. Other errors are about the folder, and thrown. */
async function fetchFrom(
  url: string,
  part: string,
  file: DatasetFile,
  idleMs: number,
  onBytes: (received: number) => void,
): Promise<Uint8Array | MirrorFailure> {
  let failure = new MirrorFailure({ ja: '', en: '' });
  for (let tries = 0; tries < triesPerMirror; tries++) {
    const before = await sizeOf(part);
    try {
      await fetchRest(url, part, file.gzip.bytes, idleMs, onBytes);
    } catch (error) {
      if (!(error instanceof MirrorFailure)) throw error;
      failure = error;
      const after = await sizeOf(part);
      // Bytes arrived: ask for the rest. The part was emptied: ask for all of it.
      if (after > before || (before > 0 && after === 0)) continue;
      return failure;
    }
    const bytes = await readFile(part);
    if (sha256(bytes) === file.gzip.sha256) return bytes;
    await rm(part, { force: true });
    failure = new MirrorFailure({
      ja: 'sha256が配布元のものと一致しません',
      en: 'sent a file whose sha256 is not the published one',
    });
    // The beginning may be to blame, which came from an earlier download or another mirror.
    if (before === 0) return failure;
  }
  return failure;
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

async function moveIntoPlace(part: string, target: string): Promise<void> {
  try {
    await rename(part, target);
  } catch (error) {
    // Windows refuses while another process reads the same file there, which is as good as ours.
    const isThere = await stat(target).catch(() => undefined);
    if (isThere === undefined) throw error;
    await rm(part, { force: true });
  }
}

async function cannotWrite(
  error: unknown,
  target: string,
  bytes: number,
  folder: string,
): Promise<DataError> {
  const why = systemCode(error);
  if (why === 'ENOSPC' || why === 'EDQUOT') {
    const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: 0, bsize: 0 }));
    const [need, free] = [inUnits(bytes), inUnits(bavail * bsize)];
    return new DataError(
      'disk-full',
      target,
      {
        ja: `ディスクがいっぱいで保存できません(必要 ${need}、空き ${free})。`,
        en: `The disk is full (${need} needed, ${free} free).`,
      },
      {
        ja: '空きを作ってもう一度実行すると、続きから取得します。別の場所に置くには loadData({ cacheFolder: "…" }) とします。',
        en: 'Make room and run again; the download goes on from there. Or choose another place: loadData({ cacheFolder: "…" }).',
      },
      error,
    );
  }
  return new DataError(
    'not-writable',
    folder,
    { ja: `このフォルダーに書き込めません(${why})。`, en: `This folder can't be written (${why}).` },
    {
      ja: '書き込めるようにするか、loadData({ cacheFolder: "…" }) で別の場所を指定してください。',
      en: 'Make it writable, or choose another place: loadData({ cacheFolder: "…" }).',
    },
    error,
  );
}

function noMirror(
  failures: { url: string; failure: MirrorFailure }[],
  target: string,
  dataset: DatasetDescription,
): DataError {
  const list = (language: keyof Sentence): string =>
    failures.map(({ url, failure }) => `${new URL(url).origin}: ${failure.reason[language]}`).join('; ');
  const byHand = {
    ja: `ブラウザーなどで ${failures[0]?.url} を取得できれば、${target} に置いてもう一度実行してください。`,
    en: `If a browser or another machine can get ${failures[0]?.url}, put it at ${target} and run again.`,
  };
  return failures.every(({ failure }) => failure.isUnreachable)
    ? new DataError(
        'no-network',
        target,
        {
          ja: `${dataset.title} を取得できません。ネットワークにつながっていないようです(${list('ja')})。`,
          en: `Can't get ${dataset.title}: there seems to be no network (${list('en')}).`,
        },
        {
          ja: `接続とプロキシの設定を確かめてください。${byHand.ja}`,
          en: `Check the connection and the proxy settings. ${byHand.en}`,
        },
      )
    : new DataError(
        'mirror-failed',
        target,
        {
          ja: `どの配布元からも ${dataset.title} を取得できません(${list('ja')})。`,
          en: `No mirror gave ${dataset.title} (${list('en')}).`,
        },
        {
          ja: `時間をおいてもう一度実行してください。${byHand.ja}`,
          en: `Try again later. ${byHand.en}`,
        },
      );
}
