import type { NativeAttribute } from '../native/native-op';
import type { RecordedConstant } from './recording';

/** A node of a graph of TensorFlow's. */
export type GraphNode =
  | { kind: 'operation'; name: string; operation: string; inputs: string[]; attributes: GraphAttribute[] }
  | { kind: 'constant'; name: string; constant: RecordedConstant }
  | { kind: 'placeholder'; name: string; dtype: number };

/** An attribute, which may be a type that the recording did not name. */
export type GraphAttribute = NativeAttribute | { name: string; dtype: number };

/** The node that an output belongs to: `operation7` of `operation7:0`. */
export const nodeOf = (output: string): string => output.split(':')[0];
