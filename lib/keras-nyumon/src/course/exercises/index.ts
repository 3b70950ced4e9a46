export { check } from './check';
export type { ExerciseName } from './exercises';
