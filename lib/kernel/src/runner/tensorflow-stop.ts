/** Makes TensorFlow.js's operations look at the stop button, and puts things right after a termination. */
import { listen, protect, throwIfStopped } from './stop';
import { untouchable } from './stop-slots';

/** The parts of TensorFlow.js's engine that are used here. */
interface Engine {
  runKernelFunc: (this: Engine, ...args: unknown[]) => unknown;
  endScope(): void;
  state: {
    scopeStack: unknown[];
    kernelDepth: number;
    gradientDepth: number;
    activeTape: unknown;
    numDataMovesStack: unknown[];
  };
}

/** A model in the making. */
interface Trainable {
  isTraining: boolean;
  stopTraining: boolean;
}

let engine: Engine | undefined;
const training = new Set<Trainable>();

/** Finds TensorFlow.js once it has been loaded, by whatever package. */
export function followTensorFlow(): void {
  if (engine) return;
  engine = (globalThis as { _tfengine?: Engine })._tfengine;
  if (!engine) return;
  const { runKernelFunc } = engine;
  engine.runKernelFunc = function (this: Engine, ...args) {
    throwIfStopped();
    return protect(untouchable.operation, () => runKernelFunc.apply(this, args));
  };
  followTraining();
}

/**
 * Lets training end after its step when it is stopped, and notes which models are being trained: one whose `fit` was
 * terminated would refuse to be trained again.
 */
function followTraining(): void {
  const path = Object.keys(require.cache).find((file) =>
    /tfjs-layers[\\/]dist[\\/]tf-layers\.node\.js$/.test(file),
  );
  const layers = path ? (require.cache[path]?.exports as { LayersModel: { prototype: object } }) : undefined;
  if (!layers) return;
  const prototype = layers.LayersModel.prototype as Record<string, (...args: unknown[]) => Promise<unknown>>;
  for (const name of ['fit', 'fitDataset', 'trainOnBatch']) {
    const original = prototype[name];
    prototype[name] = async function (this: unknown, ...args) {
      const model = this as Trainable;
      const stopListening = listen(() => {
        model.stopTraining = true;
      });
      training.add(model);
      try {
        return await original.apply(model, args);
      } finally {
        training.delete(model);
        stopListening();
      }
    };
  }
}

/** Lets models be trained again whose training does not go on. */
export function releaseModels(): void {
  for (const model of training) model.isTraining = false;
  training.clear();
}

/** Puts the engine back to where it is between two operations, after one was terminated. */
export function repairTensorFlow(): void {
  if (!engine) return;
  const { state } = engine;
  while (state.scopeStack.length > 0) engine.endScope();
  state.kernelDepth = 0;
  state.gradientDepth = 0;
  state.activeTape = null;
  state.numDataMovesStack.length = 0;
}
