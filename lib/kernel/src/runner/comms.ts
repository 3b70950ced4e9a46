/** The runner's half of comms: gives them to library code, and passes on what comes and goes. */
import { randomUUID } from 'node:crypto';
import type { CommEvent, CommRequest } from '../between';
import { provide, type Comm, type CommMessage, type CommTarget } from '../bridge';
import { currentCell, runInCell, type Cell } from './cells';
import { sendEvent } from './channel';
import { reportUncaught } from './uncaught';

interface Open {
  comm: Comm;
  /** the cell that opened it; its output goes there */
  cell: Cell | undefined;
}

const comms = new Map<string, Open>();
const targets = new Map<string, { onOpen: CommTarget; cell: Cell | undefined }>();

/** Makes the functions of comm.ts work. */
export function followComms(): void {
  provide('tslab-kernel.comms', {
    open(targetName, message) {
      const comm = create(randomUUID(), targetName, currentCell());
      tell('open', comm, message);
      return comm;
    },
    setTarget(targetName, onOpen) {
      if (onOpen) targets.set(targetName, { onOpen, cell: currentCell() });
      else targets.delete(targetName);
    },
  });
}

/** Does what the browser asks for; resolves when it is done, or waits for something itself. */
export async function receive({
  kind,
  commId,
  targetName,
  data,
  metadata,
  buffers,
}: CommRequest): Promise<void> {
  const message = {
    data,
    metadata,
    buffers: buffers.map((text) => new Uint8Array(Buffer.from(text, 'base64'))),
  };
  if (kind === 'open') {
    const target = targets.get(targetName);
    const comm = create(commId, targetName, target?.cell);
    if (target) {
      await callBack(target.cell, () => {
        target.onOpen(comm, message);
      });
    }
    // Nobody here knows the target: the protocol asks to say so by closing.
    else comm.close();
    return;
  }
  const open = comms.get(commId);
  if (!open) return;
  if (kind === 'close') comms.delete(commId);
  await callBack(open.cell, () => {
    if (kind === 'close') open.comm.onClose?.();
    else open.comm.onMessage?.(message);
  });
}

function create(id: string, targetName: string, cell: Cell | undefined): Comm {
  const comm: Comm = {
    id,
    targetName,
    send: (message) => {
      if (comms.has(id)) tell('msg', comm, message);
    },
    close: () => {
      if (comms.delete(id)) tell('close', comm, { data: {} });
    },
  };
  comms.set(id, { comm, cell });
  return comm;
}

function tell(kind: CommEvent['kind'], comm: Comm, message: CommMessage): void {
  const { data, metadata = {}, buffers = [] } = message;
  const texts = buffers.map((buffer) => Buffer.from(buffer).toString('base64'));
  const { id: commId, targetName } = comm;
  sendEvent({
    type: 'comm',
    cell: currentCell()?.id ?? 0,
    kind,
    commId,
    targetName,
    data,
    metadata,
    buffers: texts,
  });
}

/** Calls library code for a cell, which may have been stopped: what the browser asks for afterwards runs all the same. */
function callBack(cell: Cell | undefined, call: () => void): Promise<void> {
  const later = cell && { ...cell, stop: undefined };
  // In a continuation of its own, as in timers.ts.
  return runInCell(later, () => Promise.resolve().then(call).catch(reportUncaught));
}
