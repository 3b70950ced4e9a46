import type { WriteValue } from './event-file';

/** A number, for TensorBoard's Scalars tab. */
export function scalar(number: number): WriteValue {
  const SIMPLE_VALUE = 2;
  return (value) => {
    value.writeFloat(SIMPLE_VALUE, number);
  };
}
