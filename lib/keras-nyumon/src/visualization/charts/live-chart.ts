import { notebookDisplay } from '../../notebook/display';
import { chartSummary, interactiveBundle, pictureHtml } from './chart-bundle';
import { drawLines } from './draw-lines';
import type { Figure } from './figure';
import { historyFigure } from './plot-history';
import type { TrainingHistory } from './plot-history';

/** A chart of a training run that is still going on. */
export interface LiveChart {
  /** Draws what there is so far in place of what was shown; at most twice a second. */
  update: (history: TrainingHistory) => void;
  /** Puts the interactive chart, of the same size, in its place. */
  finish: (history: TrainingHistory) => void;
}

// A browser takes far longer to lay out a new picture than we to draw it, and may share two cores with the training.
const REDRAW_MS = 500;

/**
 * Opens an output below the cell for a chart that grows with training, as `plotHistory` would show it. Outside a notebook
 * it shows nothing. While training goes on, a picture is sent that takes about a millisecond to draw: an interactive
 * chart could not be replaced in place.
 */
export function openLiveChart(): LiveChart {
  const show = notebookDisplay()?.();
  let lastDrawn = -Infinity;
  return {
    update: (history) => {
      const now = performance.now();
      if (!show || now - lastDrawn < REDRAW_MS) return;
      lastDrawn = now;
      const figure = liveFigure(history);
      show({ 'text/html': picture(figure), 'text/plain': chartSummary(figure) });
    },
    finish: (history) => {
      const figure = liveFigure(history);
      show?.(interactiveBundle(figure, picture(figure)));
    },
  };
}

const liveFigure = (history: TrainingHistory) => historyFigure(history, { height: 300 });

const picture = (figure: Figure) => pictureHtml(drawLines(figure), chartSummary(figure), figure.layout);
