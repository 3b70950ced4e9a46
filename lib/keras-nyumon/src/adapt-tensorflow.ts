import { mendAbsGradient } from './backend/abs-gradient';
import { addGradients } from './backend/added-gradients';
import { loadEngine } from './backend/engine/load-engine';
import { engines } from './host';
import { releaseVariables } from './backend/release-variables';
import { listWeightsByLayer } from './layers/weight-order';
import { letModelsShow } from './models/show-model';

// All that importing the library changes in TensorFlow.js and in Node. No other file changes anything by being imported,
// but for the classes of layers, activations and optimizers: each registers itself under Keras's name, so that a saved
// model finds it.

// On Node isNullOrUndefined and isArray of its module util, which tfjs-node calls, and TF_CPP_MIN_LOG_LEVEL.
engines.prepare();
// The engine's registeredVariables, incRef and disposeVariable, and how many models' orders of layers it remembers.
releaseVariables();
// The backend, and operations of ours in the place of its slow, wrong or missing ones, with their gradients:
// backend/native/install.ts, backend/composed/install.ts.
loadEngine();
// The gradient of Abs.
mendAbsGradient();
// Gradients of comparisons, and of the transposed convolution over volumes.
addGradients();
// LayersModel.prototype.weights.
listWeightsByLayer();
// LayersModel.prototype[displaySymbol].
letModelsShow();
