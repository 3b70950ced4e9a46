/** A text in both languages. */
export interface Bilingual {
  /** Japanese, in sentences that end in です or ます, with half-width brackets. */
  ja: string;
  en: string;
}

/** A text for people, an error's or a printed one: the Japanese line, then the English one. */
export const bilingual = ({ ja, en }: Bilingual): string => `${ja}\n${en}`;
