import { tf } from '../backend/tf';
import type { LayerClass } from './define-layer';
import type { EdgeConfig, Edges } from './edge-layer';
import { asConfig, EdgeLayer } from './edge-layer';
import { oneTensor } from './single';

/** Adds zeros around the edges; TensorFlow.js has it for pictures only. */
function zeroPadding(dimensions: 1 | 2 | 3): LayerClass {
  class ZeroPadding extends EdgeLayer {
    static readonly className = `ZeroPadding${dimensions}D`;

    constructor(config: EdgeConfig & { padding?: Edges }) {
      super(dimensions, config.padding ?? 1, config);
    }

    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return tf.pad(oneTensor(inputs), this.ofAxes());
    }

    override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
      return this.resized(inputShape, 1);
    }

    override getConfig(): tf.serialization.ConfigDict {
      return { ...super.getConfig(), padding: asConfig(this.edges), dataFormat: this.dataFormat };
    }
  }
  tf.serialization.registerClass(ZeroPadding);
  return ZeroPadding;
}

/** Of sequences. */
export const ZeroPadding1D = zeroPadding(1);
/** Of pictures. */
export const ZeroPadding2D = zeroPadding(2);
/** Of volumes. */
export const ZeroPadding3D = zeroPadding(3);
