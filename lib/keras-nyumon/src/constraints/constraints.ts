import { tf } from '../backend/tf';
import { number, option } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';

/** Brings weights back to what is allowed, after each step (制約). */
export type Constraint = NonNullable<
  Exclude<Parameters<typeof tf.layers.dense>[0]['kernelConstraint'], string>
>;

/** Of which vectors the lengths are meant. */
export interface AxisOptions {
  /** Along which axis, or axes, a vector lies: [0, 1, 2] for each filter of conv2d. Default 0: for each unit of dense. */
  axis?: number | number[];
}

/** Options of {@link constraints.maxNorm}. */
export interface MaxNormOptions extends AxisOptions {
  /** No vector is longer. Default 2. */
  maxValue?: number;
}

/** Options of {@link constraints.minMaxNorm}. */
export interface MinMaxNormOptions extends AxisOptions {
  /** No vector is shorter. Default 0. */
  minValue?: number;
  /** No vector is longer. Default 1. */
  maxValue?: number;
  /** How much of the way a vector is brought back after each step, 0 … 1. Default 1: all of it. */
  rate?: number;
}

const axis = option<number | number[], number>(
  (value) => [value].flat().every(Number.isInteger),
  { ja: '整数か、整数の配列', en: 'an integer or a list of integers' },
  0,
);
const AXIS = { axis } satisfies OptionTable<AxisOptions>;
const MAX_NORM = { maxValue: number({ least: 0, default: 2 }), axis } satisfies OptionTable<MaxNormOptions>;
const MIN_MAX_NORM = {
  minValue: number({ least: 0, default: 0 }),
  maxValue: number({ least: 0, default: 1 }),
  rate: number({ least: 0, most: 1, default: 1 }),
  axis,
} satisfies OptionTable<MinMaxNormOptions>;

/** TensorFlow.js's types know one axis; its sums take several, as Keras's do. */
type OneAxis<Settings> = Settings & { axis: number };

/**
 * Constraints (制約) with Keras's defaults, for a layer's `kernelConstraint` and the like:
 * `constraints.maxNorm({ maxValue: 3 })`. Without options the name alone will do: `kernelConstraint: 'nonNeg'`.
 */
export const constraints = {
  /** Shortens vectors of weights that are longer than `maxValue` (2). */
  maxNorm: (options: MaxNormOptions = {}): Constraint => {
    const settings = readOptions(options, MAX_NORM, 'constraints.maxNorm');
    return tf.constraints.maxNorm(settings as OneAxis<typeof settings>);
  },
  /** Brings the lengths of vectors of weights between `minValue` (0) and `maxValue` (1). */
  minMaxNorm: (options: MinMaxNormOptions = {}): Constraint => {
    const settings = readOptions(options, MIN_MAX_NORM, 'constraints.minMaxNorm');
    return tf.constraints.minMaxNorm(settings as OneAxis<typeof settings>);
  },
  /** Sets weights below 0 to 0. */
  nonNeg: (): Constraint => tf.constraints.nonNeg(),
  /** Brings vectors of weights to length 1. */
  unitNorm: (options: AxisOptions = {}): Constraint => {
    const settings = readOptions(options, AXIS, 'constraints.unitNorm');
    return tf.constraints.unitNorm(settings as OneAxis<typeof settings>);
  },
};

/** A constraint by name, with its defaults. */
export type ConstraintName = keyof typeof constraints;
