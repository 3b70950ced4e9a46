import type { tf } from '../../backend/tf';
import { notebookDisplay } from '../../notebook/display';
import { shapeText } from '../../models/summary';
import { svgUrl } from '../svg-url';
import { graphSvg } from './graph-svg';
import { layerGraph } from './layer-graph';

/**
 * Draws a model below the cell, as Keras's `plot_model` does: a box for each layer with its name, class, output shape
 * and number of parameters, and arrows along which the values go. `None` stands for the batch size. Outside a notebook
 * it prints the same as text.
 *
 * @param model sequential or functional, compiled or not; its input shape is known
 *
 * @example
 *   plotModel(mnistCnn());
 */
export function plotModel(model: tf.LayersModel): void {
  const layers = layerGraph(model);
  const text = layers
    .map(({ name, type, outputShape, parameters, inputs }) => {
      const from = inputs.length > 0 ? ` ← ${inputs.join(', ')}` : '';
      return `${name} (${type}) ${shapeText(outputShape)} ${parameters.toLocaleString('en-US')} params${from}`;
    })
    .join('\n');
  const display = notebookDisplay();
  if (!display) {
    console.log(text);
    return;
  }
  const svg = graphSvg(layers);
  const size = `width="${svg.width}" height="${svg.height}"`;
  display({
    'text/html': `<img alt="${layers.length} layers" style="display:block" ${size} src="${svgUrl(svg.text)}">`,
    'text/plain': text,
  });
}
