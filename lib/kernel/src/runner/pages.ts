/** Texts for the front end's pager, which go out with the cell's reply. */

let pages: string[] = [];

/** Shows `text` in the pager when the cell has ended. */
export function addPage(text: string): void {
  pages.push(text);
}

/** The reply's payload; empty afterwards. */
export function takePages(): Record<string, unknown>[] {
  const payload = pages.map((text) => ({ source: 'page', data: { 'text/plain': text }, start: 0 }));
  pages = [];
  return payload;
}
