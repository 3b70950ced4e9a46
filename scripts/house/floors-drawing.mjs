import { FLOORS } from './import-rules.mjs';

/**
 * The floors of the library, the highest on top, as Mermaid draws them.
 *
 * @returns {string} the inner lines of a `flowchart TD`
 */
export function floorsDrawing() {
  const floors = FLOORS.map((folders, i) => `  floor${i}["${folders.join(' · ')}"]`);
  const arrows = FLOORS.slice(1).map((_, i) => `  floor${i + 1} --> floor${i}`);
  return [...floors.reverse(), ...arrows.reverse()].join('\n');
}
