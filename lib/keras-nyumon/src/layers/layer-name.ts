const counts = new Map<string, number>();

/**
 * A name for the next layer of a kind, counted as Keras counts: `conv2d`, `conv2d_1`, `conv2d_2` …
 *
 * @param kind the layer's Keras name in snake case, such as `max_pooling2d`
 */
export function nextLayerName(kind: string): string {
  const count = counts.get(kind) ?? 0;
  counts.set(kind, count + 1);
  return count === 0 ? kind : `${kind}_${count}`;
}
