import type { Exercise } from './exercise';

/** Every exercise of the lessons, by its name: the lesson's number and what it asks for. */
export const exercises = {} satisfies Record<string, Exercise>;

/** The name of an exercise, such as `02-loss-chart`. */
export type ExerciseName = keyof typeof exercises;
