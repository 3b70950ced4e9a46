/** Typical mistakes in the exercises of a lesson, by the exercise's name. */
export type Mistakes = Record<string, Mistake[]>;

export interface Mistake {
  /** stands in the cell in place of the solution */
  code: string;
  /** a part of the Japanese hint that it must get */
  hint: string;
}
