/** How many points of one line or cloud a chart shows at most. */
export const MOST_POINTS = 1000;

/** Points of a line, or of a cloud. */
export interface Points<X> {
  x: X[];
  y: number[];
}

/**
 * Thins a long line: of each stretch of it, the lowest and the highest point stay, so that no peak is lost.
 *
 * @param most how many points may stay
 */
export function thinLine<X>(points: Points<X>, most = MOST_POINTS): Points<X> {
  const { x, y } = points;
  if (y.length <= most) return points;
  const stretches = Math.floor(most / 2) - 1;
  const kept = new Set([0, y.length - 1]);
  for (let i = 0; i < stretches; i++) {
    const begin = Math.floor((i * y.length) / stretches);
    const end = Math.floor(((i + 1) * y.length) / stretches);
    let [low, high] = [begin, begin];
    for (let j = begin; j < end; j++) {
      if (y[j] < y[low]) low = j;
      if (y[j] > y[high]) high = j;
    }
    kept.add(low).add(high);
  }
  const order = [...kept].sort((a, b) => a - b);
  return { x: order.map((i) => x[i]), y: order.map((i) => y[i]) };
}

/** Thins a cloud of points, or the steps of a path, evenly; the last one stays. */
export function thinEvenly<X>(points: Points<X>, most = MOST_POINTS): Points<X> {
  const { x, y } = points;
  if (y.length <= most) return points;
  const order = Array.from({ length: most }, (_, i) => Math.round((i * (y.length - 1)) / (most - 1)));
  return { x: order.map((i) => x[i]), y: order.map((i) => y[i]) };
}

/** What the chart says when points were left out; nothing otherwise. */
export function thinnedText(shown: number, all: number): string | undefined {
  return shown < all ? `${all} 点のうち ${shown} 点 ${shown} of ${all} points` : undefined;
}
