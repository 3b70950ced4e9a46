import { bytes, pictureFormats } from '../../host';

interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** A canvas element of a page without a browser. */
interface Canvas {
  width: number;
  height: number;
  pixels?: Pixels;
}

/** As much of the browser's canvas as plotly.js needs for a heatmap: pixels go in, a PNG comes out. */
export const pictureCanvas = {
  getContext(this: Canvas): unknown {
    return {
      createImageData: (width: number, height: number): Pixels => ({
        width,
        height,
        data: new Uint8ClampedArray(width * height * 4),
      }),
      putImageData: (pixels: Pixels) => {
        this.pixels = pixels;
      },
    };
  },
  toDataURL(this: Canvas): string {
    const { width, height, data } = this.pixels ?? { width: 1, height: 1, data: new Uint8ClampedArray(4) };
    const png = pictureFormats.encodePng({ width, height, data }, 'colour and opacity');
    return `data:image/png;base64,${bytes.toBase64(png)}`;
  },
};
