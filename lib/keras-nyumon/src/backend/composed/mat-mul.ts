import { tf } from '../tf';
import { registerComposed } from './register-composed';

/**
 * Products of two matrices of which one is to be transposed, as a transposition and a plain product. WebAssembly has a
 * fast operation for plain ones alone.
 */
export function installMatMul(backendName: 'wasm'): void {
  registerComposed('BatchMatMul', backendName, ({ a, b }, attributes) => {
    const { transposeA, transposeB } = attributes as Record<'transposeA' | 'transposeB', boolean>;
    const isStack = [a, b].some(({ shape }) => shape.slice(0, -2).some((length) => length !== 1));
    if (isStack || (!transposeA && !transposeB)) return undefined;
    const turned = (x: tf.Tensor, isWanted: boolean) => {
      const matrix = x.reshape<tf.Tensor2D>(x.shape.slice(-2));
      return isWanted ? matrix.transpose() : matrix;
    };
    const product = tf.matMul(turned(a, transposeA), turned(b, transposeB));
    return product.reshape([...Array<number>(a.rank - 2).fill(1), ...product.shape]);
  });
}
