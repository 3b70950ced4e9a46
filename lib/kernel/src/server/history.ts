/** What was run in this session, for `history_request`. */

/** One cell: session, number, and its code, or code and text output. */
type Entry = [session: number, count: number, input: string | [string, string | null]];

/** Remembers cells and finds them again. */
export interface History {
  add(count: number, code: string): void;
  setOutput(count: number, text: string): void;
  /** Answers a `history_request`. */
  find(request: Record<string, unknown>): { status: 'ok'; history: Entry[] };
}

/** The history of the session; earlier sessions are not kept. */
export function createHistory(): History {
  const cells: { count: number; code: string; output: string | null }[] = [];

  return {
    add(count, code) {
      cells.push({ count, code, output: null });
    },
    setOutput(count, text) {
      const cell = cells.findLast((each) => each.count === count);
      if (cell) cell.output = text;
    },
    find(request) {
      let found = cells;
      if (request.hist_access_type === 'range') {
        const { start = 0, stop } = request as { start?: number; stop?: number | null };
        // Session 0 is this one; others are counted backwards, and there are none.
        if (request.session) found = [];
        else found = cells.filter(({ count }) => count >= start && (stop == null || count < stop));
      } else if (request.hist_access_type === 'search') {
        const pattern = globPattern(typeof request.pattern === 'string' ? request.pattern : '*');
        found = cells.filter(({ code }) => pattern.test(code));
        if (request.unique)
          found = found.filter((cell, i) => found.findIndex((c) => c.code === cell.code) === i);
      }
      if (request.hist_access_type !== 'range' && typeof request.n === 'number')
        found = found.slice(-request.n);
      return {
        status: 'ok',
        history: found.map(({ count, code, output }) => [0, count, request.output ? [code, output] : code]),
      };
    },
  };
}

/** `*` stands for any text and `?` for any character, as in a shell. */
function globPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's');
}
