import { tf } from '../tf';
import { asFloat32 } from './bfloat16';
import { nativeAttributes, nativeBackend } from './native-op';

const FORWARD = 'BlockLSTMV2';
const BACKWARD = 'BlockLSTMGradV2';
/** What the forward operation gives for each step: gates and states, of which the gradient needs all. */
const OUTPUTS = ['i', 'cs', 'f', 'o', 'ci', 'co', 'h'] as const;
/** What the backward operation gives; the last but one three belong to peepholes, which Keras's LSTM has not. */
const GRADIENTS = ['x', 'carry', 'state', 'kernel', 'wci', 'wcf', 'wco', 'bias'] as const;

/**
 * A whole sequence through an LSTM in one operation, with tanh and sigmoid: for each step TensorFlow.js takes some
 * twenty. Only for the native engine; it cannot be differentiated twice.
 *
 * @param x      [steps, batch, inputs]
 * @param state  what the LSTM put out last, [batch, units]
 * @param carry  its memory, [batch, units]
 * @param kernel the weights of inputs and state, [inputs + units, 4 × units], in Keras's order of gates
 * @param bias   [4 × units]
 * @returns states and memories after each step, [steps, batch, units]
 */
export function blockLstm(
  x: tf.Tensor,
  state: tf.Tensor,
  carry: tf.Tensor,
  kernel: tf.Tensor,
  bias: tf.Tensor,
): { states: tf.Tensor; carries: tf.Tensor } {
  const outputs: tf.Tensor[] = tf.engine().runKernel(FORWARD, { x, state, carry, kernel, bias });
  return { states: outputs[OUTPUTS.indexOf('h')], carries: outputs[OUTPUTS.indexOf('cs')] };
}

/** Makes {@link blockLstm} a kernel of the native engine. */
export function installBlockLstm(): void {
  tf.registerKernel({
    kernelName: FORWARD,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs }) => tf.tidy(() => run(FORWARD, startOf(inputs), OUTPUTS.length)),
  });
  tf.registerGradient({
    kernelName: FORWARD,
    inputsToSave: ['x', 'state', 'carry', 'kernel', 'bias'],
    outputsToSave: OUTPUTS.map(() => true),
    gradFunc: (dy, saved) => {
      const [x, state, carry, kernel, bias, ...outputs] = saved;
      const dys = dy as tf.Tensor[];
      const given = [...outputs, dys[OUTPUTS.indexOf('cs')], dys[OUTPUTS.indexOf('h')]];
      const gradients = run(
        BACKWARD,
        [...startOf({ x, state, carry, kernel, bias }), ...given],
        GRADIENTS.length,
      );
      return Object.fromEntries(
        (['x', 'state', 'carry', 'kernel', 'bias'] as const).map((name) => [
          name,
          () => gradients[GRADIENTS.indexOf(name)],
        ]),
      );
    },
  });
}

/** The inputs that both operations begin with, but for the number of steps. */
function startOf({ x, state, carry, kernel, bias }: tf.NamedTensorInfoMap): tf.TensorInfo[] {
  const peephole = tf.zeros([(state as tf.TensorInfo).shape[1]]);
  return [x, carry, state, kernel, peephole, peephole, peephole, bias] as tf.TensorInfo[];
}

/** Runs one of them, in float32 throughout: it adds up over a whole sequence. */
function run(name: string, inputs: tf.TensorInfo[], outputs: number): tf.Tensor[] {
  const backend = nativeBackend();
  const { binding } = backend;
  const attributes = nativeAttributes({ use_peephole: false, T: { dtype: 'float32' } });
  // A whole number of 64 bits, which TensorFlow.js does not know.
  const steps = binding.createTensor([], binding.TF_INT64, new Int32Array([inputs[0].shape[0], 0]));
  const ids = backend.getInputTensorIds(inputs.map(asFloat32));
  const results = binding.executeOp(name, attributes, [steps, ...ids], outputs);
  binding.deleteTensor(steps);
  return results.map((output) => backend.createOutputTensor(output));
}
