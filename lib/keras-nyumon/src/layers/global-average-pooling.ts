import { tf } from '../backend/tf';
import type { LayerClass } from './define-layer';
import type { GlobalPoolingConfig } from './global-pooling';
import { GlobalPooling } from './global-pooling';

/** The mean over space; over the steps that a mask shows, if there is one. */
function average(dimensions: 1 | 2 | 3): LayerClass {
  class GlobalAveragePooling extends GlobalPooling {
    static readonly className = `GlobalAveragePooling${dimensions}D`;

    constructor(config: GlobalPoolingConfig) {
      super(dimensions, config);
      this.supportsMasking = dimensions === 1;
    }

    protected override pool(x: tf.Tensor, axes: number[], keepdims: boolean, mask?: tf.Tensor): tf.Tensor {
      if (!mask) return x.mean(axes, keepdims);
      const shown = mask.toFloat().expandDims(axes[0] === 1 ? 2 : 1);
      return x.mul(shown).sum(axes, keepdims).div(shown.sum(axes, keepdims));
    }
  }
  tf.serialization.registerClass(GlobalAveragePooling);
  return GlobalAveragePooling;
}

/** Of sequences. */
export const GlobalAveragePooling1D = average(1);
/** Of pictures. */
export const GlobalAveragePooling2D = average(2);
/** Of volumes. */
export const GlobalAveragePooling3D = average(3);
