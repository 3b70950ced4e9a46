import { tf } from '../engine/tf';

/**
 * Products of two matrices of which one is to be transposed, as a transposition and a plain product. WebAssembly has a
 * fast operation for plain ones alone.
 */
export function installMatMul(backendName: 'wasm'): void {
  const stock = tf.getKernel('BatchMatMul', backendName);
  tf.unregisterKernel('BatchMatMul', backendName);
  tf.registerKernel({
    ...stock,
    kernelFunc: (params) => {
      const { a, b } = params.inputs as Record<'a' | 'b', tf.Tensor>;
      const { transposeA, transposeB } = params.attrs as Record<'transposeA' | 'transposeB', boolean>;
      const isStack = [a, b].some(({ shape }) => shape.slice(0, -2).some((length) => length !== 1));
      if (isStack || (!transposeA && !transposeB)) return stock.kernelFunc(params);
      const turned = (x: tf.Tensor, isWanted: boolean) => {
        const matrix = x.reshape<tf.Tensor2D>(x.shape.slice(-2));
        return isWanted ? matrix.transpose() : matrix;
      };
      const { length } = a.shape;
      return tf.tidy(() => {
        const product = tf.matMul(turned(a, transposeA), turned(b, transposeB));
        return product.reshape([...Array<number>(length - 2).fill(1), ...product.shape]);
      });
    },
  });
}
