import { element } from './element';

/** A bar for each class. */
export interface ProbabilityBars {
  node: HTMLElement;
  /** Shows the classes' probabilities; nothing when there are none. */
  show: (probabilities?: ArrayLike<number>) => void;
}

/** @param classes how many bars; they are numbered from 0 */
export function probabilityBars(classes: number): ProbabilityBars {
  const node = element(
    'div',
    'display:grid;grid-template-columns:auto 160px 4em;gap:4px 8px;align-items:center',
  );
  const rows = Array.from({ length: classes }, (_, index) => {
    const label = element('span', 'text-align:right', String(index));
    const bar = element('div', 'height:100%;width:0;background:#0072b2');
    const percent = element('span', '');
    percent.className = 'probability';
    const track = element('div', 'height:1em;background:rgba(128,128,128,0.2)', bar);
    node.append(label, track, percent);
    return { label, bar, percent };
  });
  const show = (probabilities?: ArrayLike<number>) => {
    const largest = probabilities ? Math.max(...Array.from(probabilities)) : 2;
    rows.forEach(({ label, bar, percent }, index) => {
      const probability = probabilities?.[index];
      bar.style.width = `${(probability ?? 0) * 100}%`;
      percent.textContent = probability === undefined ? '' : `${(probability * 100).toFixed(1)}%`;
      const weight = probability === largest ? 'bold' : 'normal';
      label.style.fontWeight = percent.style.fontWeight = weight;
    });
  };
  return { node, show };
}
