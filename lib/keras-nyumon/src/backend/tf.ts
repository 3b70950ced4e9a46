import * as tf from '@tensorflow/tfjs';

/** TensorFlow.js, the one copy that the whole library and the reader's cells share. */
export { tf };
