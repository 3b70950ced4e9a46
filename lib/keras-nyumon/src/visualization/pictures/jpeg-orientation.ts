const EXIF_HEADER = 'Exif\0\0';
const ORIENTATION = 0x0112;

/**
 * How the camera was held, as a JPEG file says it (Exif's tag "Orientation").
 *
 * @param file the whole file
 * @returns 1 … 8; 1, which is upright, when the file does not say
 */
export function jpegOrientation(file: Uint8Array): number {
  const exif = exifOf(file);
  if (!exif || exif.length < 14) return 1;
  const isLittle = latin1(exif.subarray(0, 2)) === 'II';
  const view = viewOf(exif);
  const word = (at: number) => view.getUint16(at, isLittle);
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > exif.length) return 1;
  for (let entry = directory + 2, left = word(directory); left > 0; entry += 12, left--) {
    if (entry + 12 > exif.length) return 1;
    const value = word(entry + 8);
    if (word(entry) === ORIENTATION) return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** The Exif block: it stands in the segment APP1 (0xFFE1), before the picture's own data. */
function exifOf(file: Uint8Array): Uint8Array | undefined {
  const view = viewOf(file);
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const begin = at + 4 + EXIF_HEADER.length;
    if (file[at + 1] === 0xe1 && latin1(file.subarray(at + 4, begin)) === EXIF_HEADER)
      return file.subarray(begin, at + 2 + view.getUint16(at + 2));
    if (file[at + 1] === 0xda) return undefined;
  }
  return undefined;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes);
