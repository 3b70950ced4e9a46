/**
 * What one program is asked to do. Every program (programs/) reads it from its command line, and prints what it measured.
 *
 * @typedef {object} Task
 * @property {'step' | 'epoch' | 'inference' | 'lesson08' | 'speedRun' | 'matmul'} what
 *   step: milliseconds of a training step; epoch: seconds of an epoch; inference: samples answered in a second;
 *   lesson08: MB of memory at most, in two epochs of lesson 08's training; speedRun: seconds of lesson 11's, and the
 *   accuracy; matmul: floating-point operations in a second, in a product of two matrices
 * @property {'cnn' | 'dense' | 'unet' | 'lstm'} network
 * @property {number} batchSize
 * @property {number} width            filters and units, as a multiple of the network's own
 * @property {number} samples          of epoch and inference
 * @property {number} turns            of step, epoch and inference: how often it is measured in a process
 * @property {number} steps            of step: how many are timed together in a turn
 * @property {number} warmUp           of step: how many come before the first that is timed
 * @property {boolean} mixedBfloat16
 * @property {number} stepsPerExecution  of Keras: how many training steps it does between two callbacks
 * @property {boolean} xla             of Keras: whether XLA compiles the model
 * @property {number} seed
 */

/** @type {Task} */
const usual = {
  what: 'step',
  network: 'cnn',
  batchSize: 128,
  width: 1,
  samples: 0,
  turns: 1,
  steps: 10,
  warmUp: 20,
  mixedBfloat16: false,
  stepsPerExecution: 1,
  xla: false,
  seed: 1,
};

/**
 * A task: what is not said is as usual.
 *
 * @param {Partial<Task>} said
 * @returns {Task}
 */
export const task = (said) => ({ ...usual, ...said });
