import { element } from './element';

/** The picture that the model is given. */
export interface ModelInput {
  canvas: HTMLCanvasElement;
  /** Shows 28 × 28 values from 0 (black) to 1 (white). */
  show: (values: ArrayLike<number>) => void;
}

/** Shows the small picture large, so that its pixels are seen. */
export function modelInput(): ModelInput {
  const canvas = element('canvas', 'width:112px;height:112px;image-rendering:pixelated;background:#000');
  canvas.width = canvas.height = 28;
  const context = canvas.getContext('2d');
  const show = (values: ArrayLike<number>) => {
    const grey = Array.from(values, (value) => value * 255);
    const data = Uint8ClampedArray.from(grey.flatMap((value) => [value, value, value, 255]));
    context?.putImageData(new ImageData(data, 28, 28), 0, 0);
  };
  return { canvas, show };
}
