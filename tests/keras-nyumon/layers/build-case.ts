import { layers, tf } from 'keras-nyumon';
import type { LayerCase } from '../../fidelity/layer-table';

/** A model of a case's layers, and input for it. */
export function build({ layers: chain, inputs, integers }: LayerCase): {
  model: tf.LayersModel;
  xs: tf.Tensor[];
} {
  const dtype = integers === undefined ? 'float32' : 'int32';
  const symbolic = inputs.map((shape) => layers.input({ batchShape: shape, dtype }));
  let end: tf.SymbolicTensor | tf.SymbolicTensor[] = symbolic.length > 1 ? symbolic : symbolic[0];
  for (const [make, options] of chain) {
    end = (make as (options: object) => tf.layers.Layer)(options()).apply(end) as typeof end;
  }
  const model = tf.model({ inputs: symbolic, outputs: end });
  const xs = inputs.map((shape, i) =>
    integers === undefined
      ? tf.randomUniform(shape, -1, 1, 'float32', i + 1)
      : tf.randomUniform(shape, 0, integers, 'int32', i + 1),
  );
  return { model, xs };
}
