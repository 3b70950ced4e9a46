import * as tf from '@tensorflow/tfjs';

// TensorFlow's C++ log lines would land in the reader's notebook as red text; errors still arrive as exceptions.
process.env.TF_CPP_MIN_LOG_LEVEL ??= '3';

/** TensorFlow.js, the one copy that the whole library and the reader's cells share. */
export { tf };
