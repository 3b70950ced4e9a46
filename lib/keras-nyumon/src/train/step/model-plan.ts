import { nativeOpsInUse } from '../../backend/native/in-use';
import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { Conv2D } from '../../layers/convolutional/conv2d';
import { MaxPooling2D } from '../../layers/pooling/max-pooling2d';
import { isKnownLayer } from './known-parts';

/**
 * How a model is computed: made once for a training, an evaluation or a prediction, and handed to all that computes
 * batches. It knows the model as it is then; layers are as they were, and other models that have them do not notice.
 */
export interface ModelPlan {
  readonly model: tf.LayersModel;
  /** What is applied, in order. What comes in and out goes by places: first the inputs of the model, then all results. */
  readonly steps: PlanStep[];
  /** The places of the model's outputs. */
  readonly outputs: number[];
  /** Whether the logits (ロジット) of the outputs are wanted. */
  readonly logits: boolean;
  /** Whether training computes in bfloat16. */
  readonly bfloat16: boolean;
}

/** One layer that is applied, or a model within the model. */
export interface PlanStep {
  layer: tf.layers.Layer;
  inputs: number[];
  outputs: { place: number; dtype: tf.DataType }[];
  /** Of a model within the model, its own plan. */
  plan?: ModelPlan;
  /** What the layer's result goes through, where `layer` is one {@link withoutActivation}. */
  activation?: Activation;
  /** Where the logits of a model's output are, if anywhere: what goes into the layer, or into the activation. */
  logits?: 'layer' | 'activation';
  /** The places that no later step needs. */
  done: number[];
}

/** An activation function, as a layer holds it. */
interface Activation {
  apply: (x: tf.Tensor) => tf.Tensor;
  getClassName: () => string;
}

/** What is asked of a plan. */
interface PlanOptions {
  /** Whether the losses need the logits of the outputs. */
  logits: boolean;
  /** Whether training computes in bfloat16. Default false. */
  bfloat16?: boolean;
}

/** Plans how a model is computed. Its layers are applied in the order in which TensorFlow.js applies them. */
export function planModel(model: tf.LayersModel, { logits, bfloat16 = false }: PlanOptions): ModelPlan {
  const { steps, outputs } = appliesItsLayers(model) ? listSteps(model) : wholeModel(model);
  if (nativeOpsInUse()) poolFirst(steps, outputs);
  if (logits) for (const step of steps) if (isLast(step, outputs)) findLogits(step);
  for (const step of steps) {
    const isOutput = logits && isLast(step, outputs);
    if (isModel(step.layer) && appliesItsLayers(step.layer)) {
      step.plan = planModel(step.layer, { logits: isOutput });
    }
  }
  noteLastUses(model.inputs.length, steps, outputs);
  return { model, steps, outputs, logits, bfloat16 };
}

const isModel = (layer: tf.layers.Layer): layer is tf.LayersModel => layer instanceof tf.LayersModel;

/** Whether a model computes what its layers do, unlike a class of the reader's own that says otherwise. */
function appliesItsLayers(model: tf.LayersModel): boolean {
  const stock = [tf.LayersModel.prototype, tf.Sequential.prototype];
  return (['apply', 'call'] as const).every((name) => stock.some((each) => each[name] === model[name]));
}

/** The model as the only layer. */
function wholeModel(model: tf.LayersModel): Pick<ModelPlan, 'steps' | 'outputs'> {
  const first = model.inputs.length;
  const outputs = model.outputs.map(({ dtype }, i) => ({ place: first + i, dtype }));
  const step = { layer: model, inputs: model.inputs.map((_, i) => i), outputs, done: [] };
  return { steps: [step], outputs: outputs.map(({ place }) => place) };
}

/** The model's layers, each after those that it gets something from. */
function listSteps(model: tf.LayersModel): Pick<ModelPlan, 'steps' | 'outputs'> {
  const places = new Map(model.inputs.map(({ id }, i) => [id, i]));
  const steps: PlanStep[] = [];
  const placeOf = (tensor: tf.SymbolicTensor): number => places.get(tensor.id) ?? add(tensor);
  const add = (tensor: tf.SymbolicTensor): number => {
    const { sourceLayer: layer, nodeIndex, inputs } = tensor;
    // TensorFlow.js goes back along the last input first.
    inputs.toReversed().forEach(placeOf);
    const outputs = layer.inboundNodes[nodeIndex].outputTensors.map(({ id, dtype }) => {
      places.set(id, places.size);
      return { place: places.size - 1, dtype };
    });
    steps.push({ layer, inputs: inputs.map(placeOf), outputs, done: [] });
    return places.get(tensor.id) as number;
  };
  return { outputs: model.outputs.map(placeOf), steps };
}

const isLast = (step: PlanStep, outputs: number[]): boolean =>
  step.outputs.some(({ place }) => outputs.includes(place));

/** What layers with an activation have; a recurrent one, whose activation is not the last thing it computes, has a cell. */
type Activated = tf.layers.Layer & { activation?: Activation; cell?: unknown };

/**
 * Finds the logits of a model's output: Keras computes cross-entropy from them wherever a model ends in softmax or
 * sigmoid.
 */
function findLogits(step: PlanStep): void {
  const { activation, cell } = step.layer as Activated;
  if (step.layer.getClassName() === 'Softmax') step.logits = 'layer';
  if (!activation || cell !== undefined || step.activation || !isKnownLayer(step.layer)) return;
  if (!['softmax', 'sigmoid'].includes(activation.getClassName())) return;
  step.layer = withoutActivation(step.layer);
  step.activation = activation;
  step.logits = 'activation';
}

/**
 * Lets each max pooling come before the relu of the convolution that it follows. The largest value of a window after
 * relu is relu of the largest one before, so the results and gradients are the same; but relu then goes over the few
 * values that are left.
 */
function poolFirst(steps: PlanStep[], outputs: number[]): void {
  for (const step of steps) {
    const { activation } = step.layer as Activated;
    const [{ place }] = step.outputs;
    const readers = steps.filter(({ inputs }) => inputs.includes(place));
    const isAlone = readers.length === 1 && !outputs.includes(place);
    if (activation?.getClassName() !== 'relu' || !isAlone || !isOfPictures(step.layer, Conv2D)) continue;
    const [pooling] = readers;
    if (!isOfPictures(pooling.layer, MaxPooling2D)) continue;
    step.layer = withoutActivation(step.layer);
    pooling.activation = activation;
  }
}

/** Whether a layer is one of the class, with the channels last. A class of the reader's own may compute something else. */
function isOfPictures(layer: tf.layers.Layer, Class: new (config: never) => tf.layers.Layer): boolean {
  const { dataFormat } = layer as { dataFormat?: string };
  return layer.constructor === Class && dataFormat === 'channelsLast';
}

/** A layer with the same weights, whose result is what would have gone into its activation. */
function withoutActivation(layer: tf.layers.Layer): tf.layers.Layer {
  const linear = new (stockClass<tf.serialization.Serializable & Activation>('linear'))({});
  return Object.create(layer, { activation: { value: linear } }) as tf.layers.Layer;
}

/** Notes for each step what can be freed after it. */
function noteLastUses(inputs: number, steps: PlanStep[], outputs: number[]): void {
  const needed = new Set(outputs);
  for (const step of steps) {
    // What it gives may be its state.
    if (step.layer.stateful) for (const { place } of step.outputs) needed.add(place);
  }
  for (const step of steps.toReversed()) {
    step.done = [...new Set(step.inputs)].filter((place) => place >= inputs && !needed.has(place));
    for (const place of step.inputs) needed.add(place);
  }
}
