import { tf } from '../tf';
import { registerComposed } from './register-composed';

/** What the operation is told. */
interface SumAttributes {
  axis: number | number[];
  keepDims: boolean;
}

/**
 * Sums over all axes but the last, as for the gradient of a convolution's bias: by way of average pooling, which
 * WebAssembly is many times as fast at as at sums over axes that are not the last.
 */
export function installSum(backendName: 'wasm'): void {
  registerComposed('Sum', backendName, ({ x }, attributes) => {
    const { axis, keepDims } = attributes as SumAttributes;
    const axes = tf.util.parseAxisParam(axis, x.shape);
    const isOfChannels = axes.length === x.rank - 1 && !axes.includes(x.rank - 1);
    if (!isOfChannels || x.rank < 3 || x.dtype !== 'float32' || x.size === 0) return undefined;
    const [samples, channels] = [x.shape[0], x.shape[x.rank - 1]];
    const pixels = x.size / samples / channels;
    const means = tf.avgPool(x.reshape<tf.Tensor4D>([samples, pixels, 1, channels]), [pixels, 1], 1, 'valid');
    const sums = means.reshape([samples, channels]).sum(0).mul(pixels);
    // Pooling there makes an infinite number of NaN.
    if (!sums.dataSync().every(Number.isFinite)) return undefined;
    return keepDims ? sums.reshape([...axes.map(() => 1), channels]) : sums;
  });
}
