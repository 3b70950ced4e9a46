/** Jupyter's wire protocol: messages to and from frames, signed. */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** A message's header. */
export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

/** A message; `identities` is the route back to who sent it. */
export interface Message {
  identities: Buffer[];
  header: Header;
  parent: Header | Record<string, never>;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
  buffers: Buffer[];
}

const delimiter = Buffer.from('<IDS|MSG>');
const session = randomUUID();

/** The protocol's version we speak. */
export const protocolVersion = '5.3';

/** Makes messages of one connection out of frames and the reverse. */
export interface Codec {
  /** Returns undefined for what is badly signed, malformed, or was seen before: such frames are not answered. */
  decode(frames: Buffer[]): Message | undefined;
  encode(message: Message): Buffer[];
}

/** How many signatures are remembered, against messages sent a second time. */
const rememberedSignatures = 65536;

/** @param key the connection's key; messages are not signed when it is empty */
export function createCodec(key: string): Codec {
  const seen = new Set<string>();

  function sign(parts: Buffer[]): string {
    if (key === '') return '';
    const hmac = createHmac('sha256', key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  }

  function isGenuine(signature: string, parts: Buffer[]): boolean {
    if (key === '') return true;
    const expected = Buffer.from(sign(parts));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected) || seen.has(signature))
      return false;
    seen.add(signature);
    if (seen.size > rememberedSignatures) {
      for (const oldest of seen) {
        seen.delete(oldest);
        break;
      }
    }
    return true;
  }

  return {
    decode(frames) {
      const start = frames.findIndex((frame) => frame.equals(delimiter));
      if (start < 0 || frames.length < start + 6) return undefined;
      const parts = frames.slice(start + 2, start + 6);
      if (!isGenuine(frames[start + 1].toString(), parts)) return undefined;
      try {
        const [header, parent, metadata, content] = parts.map(
          (part) => JSON.parse(part.toString()) as unknown,
        );
        return {
          identities: frames.slice(0, start),
          header: header as Header,
          parent: parent as Header,
          metadata: metadata as Record<string, unknown>,
          content: content as Record<string, unknown>,
          buffers: frames.slice(start + 6),
        };
      } catch {
        return undefined;
      }
    },
    encode(message) {
      const parts = [message.header, message.parent, message.metadata, message.content].map((part) =>
        Buffer.from(JSON.stringify(part)),
      );
      return [...message.identities, delimiter, Buffer.from(sign(parts)), ...parts, ...message.buffers];
    },
  };
}

/**
 * A message of ours.
 *
 * @param type    such as 'execute_reply'
 * @param content as the protocol describes it for that type
 * @param parent  the message that caused it
 * @param route   the identities it goes to; for iopub, its topic
 */
export function createMessage(
  type: string,
  content: Record<string, unknown>,
  parent: Message | undefined,
  route: Buffer[],
): Message {
  return {
    identities: route,
    header: {
      msg_id: randomUUID(),
      msg_type: type,
      session,
      username: parent?.header.username ?? 'kernel',
      date: new Date().toISOString(),
      version: protocolVersion,
    },
    parent: parent?.header ?? {},
    metadata: {},
    content,
    buffers: [],
  };
}
