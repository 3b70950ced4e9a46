import { classCounts } from './07-class-counts';
import { pixel } from './07-pixel';
import type { Exercise } from './exercise';

/** Every exercise of the lessons, by its name: the lesson's number and what it asks for. */
export const exercises = {
  '07-class-counts': classCounts,
  '07-pixel': pixel,
} satisfies Record<string, Exercise>;

/** The name of an exercise, such as `02-loss-chart`. */
export type ExerciseName = keyof typeof exercises;
