import { bytes } from '../host';

/** An SVG file as the address of a picture, which holds the file itself. */
export const svgUrl = (svg: string): string => `data:image/svg+xml;base64,${bytes.toBase64(svg)}`;
