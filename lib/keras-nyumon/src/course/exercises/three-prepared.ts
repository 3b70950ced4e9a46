import { inflateSync } from 'fflate';

/** The pixels of `three.jpg`, the lesson's photo of a 3, as `mnistLike` prepares it: deflated, in base64. */
const PIXELS =
  'Y2AYKMBesmffqgJxbFJc6969//7p06MwTCm2FR+22xmErX39TApDruX7cm4Q3fAyAENu4QR2MO3/JhJDjhFKx76zwuVYlg3XuXBISS177oVdhrPs+RojHLrcHr062G2AQ5Jd3m/O62hcbmFgqL4jiVNO+GkNbo2Hd+OW23Udp5TNu83oQhyhuswgWv/aFz90OeffX0+2O+vXPP8+gQldji3l1Lsf/z9+eNvJjsUiJoPqHRdWuOF2JM0BAA==';

/** The photo's 28 × 28 pixels, row by row, from 0 to 1; rounded to 255ths. */
export function threePrepared(): Float32Array {
  const pixels = inflateSync(Uint8Array.from(atob(PIXELS), (character) => character.charCodeAt(0)));
  return Float32Array.from(pixels, (pixel) => pixel / 255);
}
