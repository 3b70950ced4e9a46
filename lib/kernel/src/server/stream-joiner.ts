/** Joins pieces of text for the same cell and stream, so that a loop of prints becomes few messages. */

/** Text of one stream of one cell. */
export interface StreamText {
  cell: number;
  name: 'stdout' | 'stderr';
  text: string;
}

/** How long text waits for more, in ms. */
const joinTime = 40;
/** How many characters are sent without waiting. */
const enough = 1 << 20;

/** Joins what is printed. */
export interface StreamJoiner {
  /** Takes a piece. */
  add(piece: StreamText): void;
  /** Publishes what waits; to be called before any other message goes out. */
  flush(): void;
}

/** @param publish called with joined text, in the order in which it came */
export function createStreamJoiner(publish: (joined: StreamText) => void): StreamJoiner {
  let waiting: StreamText | undefined;
  let pieces: string[] = [];
  let length = 0;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const joined = { ...waiting, text: pieces.join('') };
    waiting = undefined;
    pieces = [];
    length = 0;
    publish(joined);
  }

  return {
    add(piece) {
      if (waiting && (waiting.cell !== piece.cell || waiting.name !== piece.name)) flush();
      waiting ??= piece;
      pieces.push(piece.text);
      length += piece.text.length;
      if (length >= enough) flush();
      else timer ??= setTimeout(flush, joinTime);
    },
    flush,
  };
}
