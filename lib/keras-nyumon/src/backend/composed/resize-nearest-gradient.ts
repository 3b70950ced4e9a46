import { tf } from '../tf';
import { registerComposed } from './register-composed';

/** What the operation is told. */
interface ResizeAttributes {
  alignCorners?: boolean;
  halfPixelCenters?: boolean;
}

/**
 * The gradient of resizing by the nearest pixel: each pixel gets the sum of what was made of it. The published operation
 * mixes up the pictures of a batch.
 */
export function installResizeNearestGradient(backendName: 'cpu'): void {
  registerComposed('ResizeNearestNeighborGrad', backendName, (inputs, attributes) => {
    const [images, dy] = [inputs.images as tf.Tensor4D, inputs.dy as tf.Tensor4D];
    const [batchSize, height, width, channels] = images.shape;
    const [, newHeight, newWidth] = dy.shape;
    const rows = sources(height, newHeight, attributes as ResizeAttributes);
    const columns = sources(width, newWidth, attributes as ResizeAttributes);
    const values = dy.dataSync<'float32'>();
    const gradient = new Float32Array(images.size);
    let from = 0;
    for (let sample = 0; sample < batchSize; sample++)
      for (const row of rows)
        for (const column of columns) {
          const pixel = ((sample * height + row) * width + column) * channels;
          for (let channel = 0; channel < channels; channel++) gradient[pixel + channel] += values[from++];
        }
    return tf.tensor4d(gradient, images.shape);
  });
}

/** Which of the old rows (or columns) each new one was made of. */
function sources(
  size: number,
  newSize: number,
  { alignCorners = false, halfPixelCenters = false }: ResizeAttributes,
): number[] {
  const scale = alignCorners && newSize > 1 ? (size - 1) / (newSize - 1) : size / newSize;
  return Array.from({ length: newSize }, (_, i) => {
    const place = scale * (halfPixelCenters ? i + 0.5 : i);
    return Math.min(size - 1, alignCorners ? Math.round(place) : Math.floor(place));
  });
}
