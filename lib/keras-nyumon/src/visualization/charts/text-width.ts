/** How wide a text is about, in pixels, in a usual sans-serif font of that size. */
export function textWidth(text: string, fontSize: number): number {
  return Array.from(text).reduce((sum, character) => sum + ems(character), 0) * fontSize;
}

function ems(character: string): number {
  if (/[ .,:;'|!ijl]/.test(character)) return 0.28;
  if (/[A-Zmw%]/.test(character)) return 0.7;
  // Greek, Cyrillic and most signs are as wide as Latin letters; Chinese and Japanese characters fill a square.
  return character < '⺀' ? 0.57 : 1;
}
