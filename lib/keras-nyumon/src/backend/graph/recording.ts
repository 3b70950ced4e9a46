import { tf } from '../tf';
import type { NativeAttribute, NativeBackend, NativeTensor } from '../native/native-op';
import { nativeBackend } from '../native/native-op';

/** An operation that ran, with the numbers of the tensors that went in, and what came out. */
export interface RecordedOperation {
  name: string;
  attributes: NativeAttribute[];
  inputs: number[];
  outputs: NativeTensor[];
}

/** Values that were handed to the C library. */
export interface RecordedConstant {
  shape: number[];
  dtype: number;
  values: Uint8Array;
}

/** What the native engine was asked to do. Tensors go by the numbers that the C library gives them. */
export interface Recording {
  operations: RecordedOperation[];
  constants: Map<number, RecordedConstant>;
  /** Constants that are drawn anew each time, and what draws them. */
  drawn: Map<number, () => number[]>;
  /** Whether a value was read: what was asked for afterwards may depend on it. */
  wasRead: boolean;
}

let current: Recording | undefined;

/** Computes something, and notes all that the native engine is asked to do for it. */
export function record<T>(compute: () => T): { value: T; recording: Recording } {
  const recording: Recording = { operations: [], constants: new Map(), drawn: new Map(), wasRead: false };
  const backend = nativeBackend();
  const { binding } = backend;
  backend.binding = recordingBinding(binding, recording);
  current = recording;
  try {
    return { value: compute(), recording };
  } finally {
    current = undefined;
    backend.binding = binding;
  }
}

/**
 * A tensor of whole numbers, int32, such as a seed. When a recording is run again, they are drawn again.
 *
 * @param draw gives the numbers
 */
export function drawnTensor(draw: () => number[]): tf.Tensor1D {
  const tensor = tf.tensor1d(draw(), 'int32');
  current?.drawn.set(nativeBackend().getInputTensorIds([tensor])[0], draw);
  return tensor;
}

function recordingBinding(binding: NativeBackend['binding'], recording: Recording): NativeBackend['binding'] {
  const own = {
    executeOp: (name: string, attributes: NativeAttribute[], inputs: number[], count: number) => {
      const outputs = binding.executeOp(name, attributes, inputs, count);
      recording.operations.push({ name, attributes, inputs: [...inputs], outputs });
      return outputs;
    },
    createTensor: (shape: number[], dtype: number, values: tf.BackendValues) => {
      const id = binding.createTensor(shape, dtype, values);
      if (ArrayBuffer.isView(values)) {
        const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
        recording.constants.set(id, { shape: [...shape], dtype, values: bytes });
      }
      return id;
    },
    tensorDataSync: (id: number) => {
      recording.wasRead = true;
      return binding.tensorDataSync(id);
    },
  };
  // The addon's properties cannot be written; an object that inherits from it can have others before them.
  return Object.create(
    binding,
    Object.fromEntries(Object.entries(own).map(([name, value]) => [name, { value }])),
  ) as NativeBackend['binding'];
}
