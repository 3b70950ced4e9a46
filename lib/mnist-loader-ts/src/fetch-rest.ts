import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { inShort } from './data-error';
import type { Sentence } from './data-error';

/** Why a mirror did not give the file. */
export class MirrorFailure extends Error {
  /** Whether no connection came about, so that the machine itself may have no network. */
  readonly isUnreachable: boolean;
  readonly reason: Sentence;

  constructor(reason: Sentence, options: { cause?: unknown; isUnreachable?: boolean } = {}) {
    super(reason.en, { cause: options.cause });
    this.isUnreachable = options.isUnreachable ?? false;
    this.reason = reason;
  }
}

/**
 * Fetches what is missing of a file into a part file, asking for the rest only if the part has a beginning. The part
 * keeps what arrived when this fails half-way, and is emptied when what arrived can't belong to the file.
 *
 * @param totalBytes the size of the whole file; never more is written
 * @param idleMs     gives up when nothing arrives for this long
 * @param onBytes    told the size of the part as it grows
 * @throws MirrorFailure when the mirror is to blame; the system's error when the part can't be written
 */
export async function fetchRest(
  url: string,
  part: string,
  totalBytes: number,
  idleMs: number,
  onBytes: (received: number) => void,
): Promise<void> {
  const file = await open(part, 'a');
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort(new Error(`silent for ${idleMs / 1000} s`));
  }, idleMs);
  try {
    let received = (await file.stat()).size;
    if (received > totalBytes) received = await empty(file);
    if (received === totalBytes) return;
    const response = await request(url, received, abort.signal);
    if (response.status === 200) received = await empty(file);
    await checkHeaders(response, received, totalBytes, file);
    onBytes(received);
    for await (const chunk of bodyOf(response, abort.signal)) {
      timer.refresh();
      received += chunk.length;
      if (received > totalBytes) {
        await empty(file);
        throw wrongSize(`> ${totalBytes}`, totalBytes);
      }
      await file.appendFile(chunk);
      onBytes(received);
    }
    if (received < totalBytes) throw cutOff(received, totalBytes);
    await file.datasync();
  } finally {
    clearTimeout(timer);
    abort.abort();
    await file.close();
  }
}

async function request(url: string, offset: number, signal: AbortSignal): Promise<Response> {
  // Without "identity" a server may compress once more, and fetch would then undo the file's own gzip.
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (offset > 0) headers.range = `bytes=${offset}-`;
  try {
    return await fetch(url, { headers, signal });
  } catch (error) {
    const why = whyLost(error, signal);
    throw new MirrorFailure(
      { ja: `つながりません(${why})`, en: `can't be reached (${why})` },
      { cause: error, isUnreachable: true },
    );
  }
}

async function checkHeaders(
  response: Response,
  offset: number,
  totalBytes: number,
  file: FileHandle,
): Promise<void> {
  const { status, headers } = response;
  if (status === 416) await empty(file);
  if (status !== 200 && status !== 206) {
    throw new MirrorFailure({ ja: `HTTP ${status} が返りました`, en: `answered HTTP ${status}` });
  }
  if (status === 206) {
    const range = headers.get('content-range') ?? '';
    if (range !== `bytes ${offset}-${totalBytes - 1}/${totalBytes}`) {
      await empty(file);
      throw wrongSize(range, totalBytes);
    }
  }
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') {
    throw new MirrorFailure({
      ja: `ファイルをそのまま返しません(Content-Encoding: ${encoding})`,
      en: `doesn't send the file as it is (Content-Encoding: ${encoding})`,
    });
  }
  const length = headers.get('content-length');
  if (length !== null && Number(length) !== totalBytes - offset) throw wrongSize(length, totalBytes - offset);
}

async function* bodyOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  for (;;) {
    const next = await reader.read().catch((error: unknown) => {
      const why = whyLost(error, signal);
      throw new MirrorFailure({ ja: `途中で切れました(${why})`, en: `broke off (${why})` }, { cause: error });
    });
    if (next.done) return;
    yield next.value;
  }
}

/** The system's word for why a connection was lost, or ours. */
function whyLost(error: unknown, signal: AbortSignal): string {
  return inShort(signal.aborted ? signal.reason : error);
}

/** Empties the part; the size that leaves. */
async function empty(file: FileHandle): Promise<number> {
  await file.truncate(0);
  return 0;
}

function wrongSize(found: string, expected: number): MirrorFailure {
  return new MirrorFailure({
    ja: `大きさが違います(${expected}バイトのはずが ${found})`,
    en: `sent the wrong size (${found}, not ${expected} bytes)`,
  });
}

function cutOff(received: number, totalBytes: number): MirrorFailure {
  return new MirrorFailure({
    ja: `途中で切れました(${totalBytes}バイトのうち${received}バイト)`,
    en: `broke off (after ${received} of ${totalBytes} bytes)`,
  });
}
