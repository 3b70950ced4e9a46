export { constraints } from './constraints';
export type {
  AxisOptions,
  Constraint,
  ConstraintName,
  MaxNormOptions,
  MinMaxNormOptions,
} from './constraints';
