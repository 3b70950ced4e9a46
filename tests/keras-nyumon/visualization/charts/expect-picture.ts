import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';

const FOLDER = path.join(__dirname, '..', '..', '..', 'references');
/** Which difference of a colour channel counts: edges may be smoothed a little otherwise. */
const VISIBLE = 40;
const MOST_DIFFERENT = 0.005;

/**
 * Compares a chart with the picture of it that is kept in tests/references, at half its size, on white. Text is left out:
 * machines have different fonts. KERAS_NYUMON_REFERENCES=1 writes the pictures anew; look at them then.
 */
export function expectPicture(svg: string, name: string): void {
  const drawn = new Resvg(svg, {
    background: 'white',
    fitTo: { mode: 'zoom', value: 0.5 },
    font: { loadSystemFonts: false },
  }).render();
  const file = path.join(FOLDER, `${name}.png`);
  if (process.env.KERAS_NYUMON_REFERENCES) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, drawn.asPng());
  }
  if (!existsSync(file)) throw new Error(`no reference ${file}: run with KERAS_NYUMON_REFERENCES=1`);
  const reference = PNG.sync.read(readFileSync(file));
  const picture = PNG.sync.read(drawn.asPng());
  expect([picture.width, picture.height]).toEqual([reference.width, reference.height]);
  expect(shareOfDifferent(picture, reference)).toBeLessThan(MOST_DIFFERENT);
}

/** The share of pixels that look different. */
export function shareOfDifferent(a: PNG, b: PNG): number {
  let different = 0;
  for (let i = 0; i < a.data.length; i += 4)
    if ([0, 1, 2].some((channel) => Math.abs(a.data[i + channel] - b.data[i + channel]) > VISIBLE))
      different++;
  return different / (a.width * a.height);
}

/** The texts of an SVG file, in their order. */
export function textsOf(svg: string): string[] {
  return Array.from(svg.matchAll(/<text[^>]*>(.*?)<\/text>/g), ([, content]) =>
    content.replace(/<[^>]*>/g, ''),
  );
}
