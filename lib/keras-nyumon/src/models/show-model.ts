import { tf } from '../backend/tf';
import { displaySymbol } from '../notebook/display';
import { summaryText } from './summary';

/** Lets a model that is a cell's last expression show its summary. */
export function letModelsShow(): void {
  Object.defineProperty(tf.LayersModel.prototype, displaySymbol, {
    value(this: tf.LayersModel) {
      return { 'text/plain': summaryText(this) };
    },
  });
}
