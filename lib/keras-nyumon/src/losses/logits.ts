import { tf } from '../backend/tf';

/**
 * A probability of 1 or 0 has lost what its logit (ロジット, the number before softmax or sigmoid) still knew. Keras
 * therefore computes cross-entropy from the logits wherever a model ends in softmax or sigmoid. So do we: while a batch
 * is computed, the activation of each output remembers its input.
 */
const logits = new Map<tf.Tensor, tf.Tensor>();
let recording = false;
const followed = new WeakSet();

/** What holds a softmax or sigmoid function as a property: an activation, or a softmax layer. */
type Holder = Record<string, (x: tf.Tensor, ...rest: unknown[]) => tf.Tensor>;

/**
 * Computes a batch. Within it, {@link logitsOf} knows the logits of the outputs of models that {@link followLogits} was
 * called for.
 */
export function withLogits<T>(compute: () => T): T {
  recording = true;
  try {
    return compute();
  } finally {
    recording = false;
    tf.dispose([...logits.values()]);
    logits.clear();
  }
}

/** Whether {@link logitsOf} will know logits: within {@link withLogits}. */
export const areLogitsFollowed = (): boolean => recording;

/** The logits that an output was computed from, if it came from softmax or sigmoid. */
export function logitsOf(yPred: tf.Tensor): tf.Tensor | undefined {
  return logits.get(yPred);
}

/** Lets an output's logits be known that were computed elsewhere. */
export function rememberLogits(yPred: tf.Tensor, logit: tf.Tensor): void {
  logits.set(yPred, logit);
}

/** Lets the activations at a model's outputs remember their inputs. */
export function followLogits(model: tf.LayersModel): void {
  for (const output of model.outputs) {
    const layer = output.sourceLayer as tf.layers.Layer & Partial<tf.LayersModel>;
    if (layer.outputs) followLogits(layer as tf.LayersModel);
    else followActivation(layer);
  }
}

function followActivation(layer: tf.layers.Layer): void {
  const { activation, cell } = layer as unknown as Record<string, unknown>;
  // A recurrent layer's activation is not the last thing it computes.
  if (cell !== undefined) return;
  const name = (activation as tf.serialization.Serializable | undefined)?.getClassName();
  if (name === 'softmax' || name === 'sigmoid') follow(activation as Holder, 'apply');
  if (layer.getClassName() === 'Softmax') follow(layer as unknown as Holder, 'activate');
}

function follow(holder: Holder, property: string): void {
  if (followed.has(holder)) return;
  followed.add(holder);
  const stock = holder[property];
  holder[property] = function (this: unknown, x, ...rest) {
    const y = stock.call(this, x, ...rest);
    // With a mask or another axis, the input is not what cross-entropy takes. A clone, because TensorFlow.js disposes a
    // layer's input once the layer has been computed.
    if (recording && rest.every((each) => each === undefined)) logits.set(y, tf.keep(x.clone()));
    return y;
  };
}
