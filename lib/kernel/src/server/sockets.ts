/** The five ZeroMQ sockets of a kernel. */
import { Publisher, Reply, Router } from 'zeromq';
import type { Connection } from './connection';
import { createCodec, type Message } from './message';

/** The channels on which a client talks to us. */
export type Channel = 'shell' | 'control' | 'stdin';

/** The open sockets. */
export interface Sockets {
  send(channel: Channel | 'iopub', message: Message): void;
  /** Resolves when everything sent so far is on its way, then closes. */
  close(): Promise<void>;
}

/** How long closing waits for messages still to be delivered, in ms. */
const lingerTime = 1000;

/**
 * Binds the sockets and starts listening.
 *
 * @param connection where to bind
 * @param onMessage  called for each genuine message, in the order of its channel
 */
export async function openSockets(
  connection: Connection,
  onMessage: (channel: Channel, message: Message) => void,
): Promise<Sockets> {
  const codec = createCodec(connection.key);
  // Without limits: a slow reader delays messages but never loses any.
  const unlimited = { sendHighWaterMark: 0, linger: lingerTime };
  const routers = {
    shell: new Router(unlimited),
    control: new Router(unlimited),
    stdin: new Router(unlimited),
  };
  const iopub = new Publisher(unlimited);
  const heartbeat = new Reply({ linger: 0 });
  const outboxes = {
    shell: createOutbox(routers.shell),
    control: createOutbox(routers.control),
    stdin: createOutbox(routers.stdin),
    iopub: createOutbox(iopub),
  };

  const address = (port: number): string =>
    connection.transport === 'ipc' ? `ipc://${connection.ip}-${port}` : `tcp://${connection.ip}:${port}`;
  await Promise.all([
    routers.shell.bind(address(connection.shell_port)),
    routers.control.bind(address(connection.control_port)),
    routers.stdin.bind(address(connection.stdin_port)),
    iopub.bind(address(connection.iopub_port)),
    heartbeat.bind(address(connection.hb_port)),
  ]);

  for (const channel of ['shell', 'control', 'stdin'] as const) {
    void (async () => {
      for await (const frames of routers[channel]) {
        const message = codec.decode(frames);
        if (message) onMessage(channel, message);
      }
    })();
  }
  void (async () => {
    for await (const beat of heartbeat) await heartbeat.send(beat);
  })();

  return {
    send(channel, message) {
      outboxes[channel].send(codec.encode(message));
    },
    async close() {
      await Promise.all(Object.values(outboxes).map((outbox) => outbox.settled()));
      for (const socket of [...Object.values(routers), iopub, heartbeat]) socket.close();
    },
  };
}

/**
 * Sends one message after the other: zeromq completes some sends only later, and a send that starts before that is lost.
 */
function createOutbox(socket: Publisher | Router): {
  send(frames: Buffer[]): void;
  settled(): Promise<void>;
} {
  const waiting: Buffer[][] = [];
  let pumping: Promise<void> | undefined;

  async function pump(): Promise<void> {
    for (let frames = waiting.shift(); frames; frames = waiting.shift()) {
      // A client that has gone away cannot be answered; the others still can.
      await socket.send(frames).catch(() => undefined);
    }
    pumping = undefined;
  }

  return {
    send(frames) {
      waiting.push(frames);
      pumping ??= pump();
    },
    async settled() {
      await pumping;
    },
  };
}
