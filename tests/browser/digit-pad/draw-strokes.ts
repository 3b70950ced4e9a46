import type { Locator, Page } from 'playwright-core';

/** The pen's path, in pixels of an MNIST picture (28 × 28). */
export type Stroke = [x: number, y: number][];

/** Where the strokes lie on the page: the canvas is 28 pixels wide and high. */
async function placesOn(canvas: Locator, strokes: Stroke[]): Promise<Stroke[]> {
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the canvas is not seen');
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [box.x + (x / 28) * box.width, box.y + (y / 28) * box.height]),
  );
}

/**
 * Draws with the mouse.
 *
 * @param onStroke called after each stroke
 */
export async function drawWithMouse(
  page: Page,
  canvas: Locator,
  strokes: Stroke[],
  onStroke: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const [first, ...rest] of await placesOn(canvas, strokes)) {
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(...point);
    await page.mouse.up();
    await onStroke();
  }
}

/** Draws with a finger. */
export async function drawWithFinger(page: Page, canvas: Locator, strokes: Stroke[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: Stroke) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  for (const [first, ...rest] of await placesOn(canvas, strokes)) {
    await touch('touchStart', first);
    for (const point of rest) await touch('touchMove', point);
    await touch('touchEnd');
  }
  await session.detach();
}
