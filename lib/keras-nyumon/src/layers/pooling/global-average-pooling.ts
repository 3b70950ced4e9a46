import { tf } from '../../backend/tf';
import type { LayerClass } from '../definition/define-layer';
import { defineLayer } from '../definition/define-layer';
import type { GlobalPoolingConfig, GlobalPoolingOptions } from './global-pooling';
import { GLOBAL, GlobalPooling } from './global-pooling';

/** The mean over space; over the steps that a mask shows, if there is one. */
function makeGlobalAveragePooling(dimensions: 1 | 2 | 3): LayerClass {
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

/** The mean over all steps that no mask hides: [batch, steps, channels] becomes [batch, channels]. */
export const globalAveragePooling1d = defineLayer<GlobalPoolingOptions>(
  'globalAveragePooling1d',
  makeGlobalAveragePooling(1),
  GLOBAL,
);

/** The mean over all pixels: [batch, height, width, channels] becomes [batch, channels]. */
export const globalAveragePooling2d = defineLayer<GlobalPoolingOptions>(
  'globalAveragePooling2d',
  makeGlobalAveragePooling(2),
  GLOBAL,
);

/** The mean over a volume: [batch, depth, height, width, channels] becomes [batch, channels]. */
export const globalAveragePooling3d = defineLayer<GlobalPoolingOptions>(
  'globalAveragePooling3d',
  makeGlobalAveragePooling(3),
  GLOBAL,
);
