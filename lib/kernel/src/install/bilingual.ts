/** A message in both languages, Japanese first. */
export function bilingual(japanese: string, english: string): string {
  return `${japanese}\n${english}`;
}
