import { element } from './element';

/** The side of the area, in pixels. */
const SIDE = 280;
/** The pen's width. MNIST's pens are as wide: about a tenth of a digit's height. */
const PEN = 20;

/** Where the reader draws. */
export interface DrawingArea {
  canvas: HTMLCanvasElement;
  isEmpty: () => boolean;
  clear: () => void;
  /** The drawing's brightness, shape [280, 280], values from 0 (ink) to 1 (paper). */
  pixels: () => { dtype: 'float32'; shape: number[]; data: Float32Array };
}

/**
 * A white square that mouse, finger and pen draw on in black.
 *
 * @param onChange called after each piece of a line, and after clearing
 */
export function drawingArea(onChange: () => void): DrawingArea {
  // Touch must draw, not scroll.
  const canvas = element(
    'canvas',
    'background:#fff;border:1px solid #888;touch-action:none;cursor:crosshair',
  );
  canvas.width = canvas.height = SIDE;
  canvas.setAttribute('aria-label', '数字をかく場所 where to draw a digit');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('canvas 2d');
  context.lineWidth = PEN;
  context.lineCap = context.lineJoin = 'round';
  let isEmpty = true;
  /** Where each pointer is: a second finger draws a line of its own. */
  const last = new Map<number, [x: number, y: number]>();

  const clear = () => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, SIDE, SIDE);
    isEmpty = true;
    onChange();
  };
  const place = (event: PointerEvent): [number, number] => {
    // Where the border ends; the page may be zoomed.
    const box = canvas.getBoundingClientRect();
    const scale = box.width / canvas.offsetWidth || 1;
    return [
      (event.clientX - box.left) / scale - canvas.clientLeft,
      (event.clientY - box.top) / scale - canvas.clientTop,
    ];
  };
  const lineTo = (event: PointerEvent) => {
    const from = last.get(event.pointerId);
    if (!from) return;
    const to = place(event);
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
    last.set(event.pointerId, to);
    isEmpty = false;
    onChange();
  };
  canvas.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    last.set(event.pointerId, place(event));
    lineTo(event);
  });
  canvas.addEventListener('pointermove', (event) => {
    // A fast pen is asked more often than the page is drawn.
    for (const step of event.getCoalescedEvents()) lineTo(step);
    lineTo(event);
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    canvas.addEventListener(end, (event) => last.delete(event.pointerId));
  clear();
  return {
    canvas,
    isEmpty: () => isEmpty,
    clear,
    pixels: () => {
      const { data } = context.getImageData(0, 0, SIDE, SIDE);
      // Grey: red stands for all three.
      const grey = Float32Array.from({ length: SIDE * SIDE }, (_, i) => data[i * 4] / 255);
      return { dtype: 'float32', shape: [SIDE, SIDE], data: grey };
    },
  };
}
