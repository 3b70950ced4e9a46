import { tf } from '../backend/tf';
import type { LayerClass } from './define-layer';
import type { EdgeConfig, Edges } from './edge-layer';
import { asConfig, EdgeLayer } from './edge-layer';
import { oneShape, oneTensor } from './single';

/** Cuts the edges off; TensorFlow.js has it for pictures only. */
function cropping(dimensions: 1 | 2 | 3): LayerClass {
  class Cropping extends EdgeLayer {
    static readonly className = `Cropping${dimensions}D`;

    constructor(config: EdgeConfig & { cropping?: Edges }) {
      super(dimensions, config.cropping ?? (dimensions === 2 ? 0 : 1), config);
    }

    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const x = oneTensor(inputs);
      const edges = this.ofAxes();
      const size = x.shape.map((length, axis) => length - edges[axis][0] - edges[axis][1]);
      return tf.slice(
        x,
        edges.map(([before]) => before),
        size,
      );
    }

    override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
      const shape = this.resized(inputShape, -1);
      if (shape.every((length) => length === null || length > 0)) return shape;
      throw new RangeError(
        `cropping が大きすぎて、何も残りません(形 [${oneShape(inputShape).join(', ')}])。小さくしてください。\n` +
          `cropping leaves nothing of the shape [${oneShape(inputShape).join(', ')}]. Make it smaller.`,
      );
    }

    override getConfig(): tf.serialization.ConfigDict {
      const config = { ...super.getConfig(), cropping: asConfig(this.edges) };
      return dimensions === 1 ? config : { ...config, dataFormat: this.dataFormat };
    }
  }
  tf.serialization.registerClass(Cropping);
  return Cropping;
}

/** Of sequences. */
export const Cropping1D = cropping(1);
/** Of pictures. */
export const Cropping2D = cropping(2);
/** Of volumes. */
export const Cropping3D = cropping(3);
