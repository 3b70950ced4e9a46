/** The comms that are open, for `comm_info_request`: the runner may be too busy to be asked. */
export interface CommList {
  /** Notes what was said about a comm, by either side. */
  note(kind: 'open' | 'msg' | 'close', id: string, targetName: string): void;
  /** The answer, for one target or, with undefined, for all. */
  info(targetName: string | undefined): Record<string, { target_name: string }>;
}

/** No comms yet. */
export function createCommList(): CommList {
  const open = new Map<string, string>();
  return {
    note(kind, id, targetName) {
      if (kind === 'open') open.set(id, targetName);
      if (kind === 'close') open.delete(id);
    },
    info(wanted) {
      const found = [...open].filter(([, name]) => wanted === undefined || name === wanted);
      return Object.fromEntries(found.map(([id, target_name]) => [id, { target_name }]));
    },
  };
}
