import { textWidth } from './text-width';

/** An element of a page without a browser. */
export interface PageElement {
  tagName: string;
  textContent: string | null;
  parentElement: PageElement | null;
  style?: { fontSize?: string };
  getAttribute: (name: string) => string | null;
  querySelectorAll: (selector: string) => Iterable<PageElement>;
}

/** Where something is on the page. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * The browser's `getBoundingClientRect` for a page that lays nothing out: the room that a text, or the texts in a group,
 * take. Their widths are estimated by their characters; other things have no room.
 */
export function textBox(this: PageElement): Box & { x: number; y: number; width: number; height: number } {
  const texts = this.tagName === 'text' ? [this] : [...this.querySelectorAll('text')];
  const boxes = texts.filter(({ textContent }) => textContent).map(boxOf);
  const box = boxes.length ? boxes.reduce(around) : { left: 0, right: 0, top: 0, bottom: 0 };
  const { left, right, top, bottom } = box;
  return { ...box, x: left, y: top, width: right - left, height: bottom - top };
}

const LINE_HEIGHT = 1.3;
/** How far letters reach above their line, in font sizes. */
const ASCENT = 0.95;

function boxOf(text: PageElement): Box {
  const size = Number.parseFloat(text.style?.fontSize ?? '') || 12;
  const tspans = Array.from(text.querySelectorAll('tspan.line'), ({ textContent }) => textContent ?? '');
  const lines = tspans.length ? tspans : [text.textContent ?? ''];
  const width = Math.max(...lines.map((line) => textWidth(line, size)));
  const begin = { start: 0, middle: 0.5, end: 1 }[text.getAttribute('text-anchor') ?? 'start'] ?? 0;
  const left = Number(text.getAttribute('x') ?? 0) - begin * width;
  const top = Number(text.getAttribute('y') ?? 0) - ASCENT * size;
  const box = { left, top, right: left + width, bottom: top + lines.length * LINE_HEIGHT * size };
  let moved = box;
  for (let element: PageElement | null = text; element; element = element.parentElement)
    moved = transformed(moved, element.getAttribute('transform') ?? '');
  return moved;
}

/** Follows `translate(x,y)` and `rotate(degrees,x,y)`; the last one comes first, as SVG has it. */
function transformed(box: Box, transform: string): Box {
  let moved = box;
  for (const [, name, list] of [...transform.matchAll(/(\w+)\(([^)]*)\)/g)].reverse()) {
    const [first = 0, x = 0, y = 0] = list.split(/[ ,]+/).map(Number);
    if (name === 'translate') moved = corners(moved, ([left, top]) => [left + first, top + x]);
    if (name === 'rotate') moved = corners(moved, rotation((first * Math.PI) / 180, x, y));
  }
  return moved;
}

type Point = [x: number, y: number];

const rotation =
  (angle: number, x: number, y: number) =>
  ([left, top]: Point): Point => [
    x + (left - x) * Math.cos(angle) - (top - y) * Math.sin(angle),
    y + (left - x) * Math.sin(angle) + (top - y) * Math.cos(angle),
  ];

function corners({ left, right, top, bottom }: Box, move: (point: Point) => Point): Box {
  const moved = [move([left, top]), move([right, top]), move([left, bottom]), move([right, bottom])];
  return moved.map(([x, y]) => ({ left: x, right: x, top: y, bottom: y })).reduce(around);
}

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
