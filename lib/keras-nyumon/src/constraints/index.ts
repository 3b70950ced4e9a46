export { constraints } from './constraints';
export type { Constraint, ConstraintName } from './constraints';
