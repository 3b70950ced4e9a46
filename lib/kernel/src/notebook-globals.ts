/** What every cell can use without an import; runner/globals.ts makes them. */
declare global {
  /**
   * Asks the reader for a line of text and waits for it.
   *
   * @param message  what to ask
   * @param fallback the answer when the reader enters nothing. Default: the empty string
   * @returns the line, or null when the reader cancelled or the front end cannot ask
   */
  function prompt(message?: string, fallback?: string): string | null;

  /**
   * Empties the cell's output.
   *
   * @param wait when true, only as soon as the next output arrives, which avoids a flicker. Default: false
   */
  function clearOutput(wait?: boolean): void;

  /** Shows a text in the pager, the panel that front ends have for help. */
  function page(text: string): void;
}

export {};
