import { softmaxCrossEntropy } from '../backend/native/softmax-cross-entropy';
import { tf } from '../backend/tf';
import { flag, number } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { logitsOf } from './logits';
import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/** Options of the cross-entropy losses. */
export interface CrossentropyOptions {
  /**
   * Whether predictions are logits (ロジット), the numbers before softmax or sigmoid. Default false. A model that ends in
   * softmax or sigmoid needs nothing: training goes back to its logits by itself.
   */
  fromLogits?: boolean;
  /** How much of each label is spread over all classes, 0 … 1. Default 0. */
  labelSmoothing?: number;
}

const CROSSENTROPY = {
  fromLogits: flag(false),
  labelSmoothing: number({ least: 0, most: 1, default: 0 }),
} satisfies OptionTable<CrossentropyOptions>;

/**
 * Binary cross-entropy (二値交差エントロピー), for yes-or-no labels: the mean of
 * `−yTrue · log(yPred) − (1 − yTrue) · log(1 − yPred)` over the last axis.
 */
export function binaryCrossentropy(options: CrossentropyOptions = {}): Loss {
  const settings = readOptions(options, CROSSENTROPY, 'losses.binaryCrossentropy');
  const { fromLogits, labelSmoothing } = settings;
  return defineLoss('binaryCrossentropy', settings, (yTrue, yPred) =>
    elementCrossentropy(smooth(yTrue, labelSmoothing), yPred, fromLogits).mean(-1),
  );
}

/** Options of {@link binaryFocalCrossentropy}. */
export interface BinaryFocalCrossentropyOptions extends CrossentropyOptions {
  /** Whether the classes are weighted by `alpha`. Default false. */
  applyClassBalancing?: boolean;
  /** The weight of class 1; that of class 0 is 1 − alpha. Default 0.25. */
  alpha?: number;
  /** How strongly easy samples are left aside. Default 2. */
  gamma?: number;
}

const BINARY_FOCAL = {
  ...CROSSENTROPY,
  applyClassBalancing: flag(false),
  alpha: number({ default: 0.25 }),
  gamma: number({ default: 2 }),
} satisfies OptionTable<BinaryFocalCrossentropyOptions>;

/**
 * Binary cross-entropy in which samples that are right already count little: each is multiplied by `(1 − p)^gamma`, p
 * being the probability of the right class.
 *
 * Source: T.-Y. Lin et al., "Focal Loss for Dense Object Detection" (2017); keras.losses.BinaryFocalCrossentropy.
 */
export function binaryFocalCrossentropy(options: BinaryFocalCrossentropyOptions = {}): Loss {
  const settings = readOptions(options, BINARY_FOCAL, 'losses.binaryFocalCrossentropy');
  const { applyClassBalancing, alpha, gamma, fromLogits, labelSmoothing } = settings;
  return defineLoss('binaryFocalCrossentropy', settings, (yTrue, yPred) => {
    const labels = smooth(yTrue, labelSmoothing);
    const p = fromLogits ? yPred.sigmoid() : yPred;
    const one = tf.scalar(1);
    const otherLabels = one.sub(labels);
    const right = labels.mul(p).add(otherLabels.mul(one.sub(p)));
    const crossentropy = elementCrossentropy(labels, yPred, fromLogits);
    const focal = one.sub(right).pow(gamma).mul(crossentropy);
    if (!applyClassBalancing) return focal.mean(-1);
    const balance = labels.mul(alpha).add(otherLabels.mul(1 - alpha));
    return balance.mul(focal).mean(-1);
  });
}

/** The binary cross-entropy of each element. */
function elementCrossentropy(yTrue: tf.Tensor, yPred: tf.Tensor, fromLogits: boolean): tf.Tensor {
  const logits = logitsOf(yPred) ?? (fromLogits ? yPred : undefined);
  if (logits) return logitsCrossentropy(yTrue, logits);
  const p = yPred.clipByValue(EPSILON, 1 - EPSILON);
  const one = tf.scalar(1);
  const ofOtherClass = one.sub(yTrue).mul(one.sub(p).log());
  return yTrue.mul(p.log()).add(ofOtherClass).neg();
}

/** Labels drawn towards ½, by the share `labelSmoothing`. */
function smooth(yTrue: tf.Tensor, labelSmoothing: number): tf.Tensor {
  return labelSmoothing === 0 ? yTrue : yTrue.mul(1 - labelSmoothing).add(0.5 * labelSmoothing);
}

/** Exact for logits of any size; its gradient is sigmoid(logits) − yTrue. */
function logitsCrossentropy(yTrue: tf.Tensor, logits: tf.Tensor): tf.Tensor {
  const compute = tf.customGrad((x, save) => {
    const [logit, label] = [x as tf.Tensor, yTrue.clone()];
    (save as (tensors: tf.Tensor[]) => void)([logit, label]);
    return {
      value: logit.relu().sub(logit.mul(label)).add(logit.abs().neg().exp().log1p()),
      gradFunc: (dy, saved) => {
        const [savedLogit, savedLabel] = saved;
        return dy.mul(savedLogit.sigmoid().sub(savedLabel));
      },
    };
  });
  return compute(logits);
}

/**
 * Categorical cross-entropy (交差エントロピー), for one-hot labels: `−sum(yTrue · log(yPred))` over the last axis. For class
 * indices there is `sparseCategoricalCrossentropy`.
 */
export function categoricalCrossentropy(options: CrossentropyOptions = {}): Loss {
  const settings = readOptions(options, CROSSENTROPY, 'losses.categoricalCrossentropy');
  const { fromLogits, labelSmoothing } = settings;
  return defineLoss('categoricalCrossentropy', settings, (yTrue, yPred) => {
    const labels = smoothClasses(yTrue, labelSmoothing);
    const logits = logitsOf(yPred) ?? (fromLogits ? yPred : undefined);
    if (logits) return softmaxCrossEntropy(labels, logits);
    const p = normalizeClasses(yPred);
    return labels.mul(p.log()).sum(-1).neg();
  });
}

/** Options of {@link sparseCategoricalCrossentropy}. */
export type SparseCategoricalCrossentropyOptions = Pick<CrossentropyOptions, 'fromLogits'>;

const SPARSE = { fromLogits: flag(false) } satisfies OptionTable<SparseCategoricalCrossentropyOptions>;

/**
 * Categorical cross-entropy for class indices, 0 … classes − 1, of shape [samples] or [samples, 1]: `−log(yPred[yTrue])`.
 */
export function sparseCategoricalCrossentropy(options: SparseCategoricalCrossentropyOptions = {}): Loss {
  const settings = readOptions(options, SPARSE, 'losses.sparseCategoricalCrossentropy');
  return defineLoss('sparseCategoricalCrossentropy', settings, (yTrue, yPred) => {
    const indices = yTrue.rank === yPred.rank ? yTrue.squeeze([-1]) : yTrue;
    const labels = tf.oneHot(indices.toInt(), yPred.shape[yPred.rank - 1]).toFloat();
    const logits = logitsOf(yPred) ?? (settings.fromLogits ? yPred : undefined);
    return softmaxCrossEntropy(labels, logits ?? yPred.clipByValue(EPSILON, 1 - EPSILON).log());
  });
}

/** Options of {@link categoricalFocalCrossentropy}. */
export interface CategoricalFocalCrossentropyOptions extends CrossentropyOptions {
  /** The weight of every class. Default 0.25. */
  alpha?: number;
  /** How strongly easy samples are left aside. Default 2. */
  gamma?: number;
}

const CATEGORICAL_FOCAL = {
  ...CROSSENTROPY,
  alpha: number({ default: 0.25 }),
  gamma: number({ default: 2 }),
} satisfies OptionTable<CategoricalFocalCrossentropyOptions>;

/**
 * Categorical cross-entropy in which samples that are right already count little: each is multiplied by
 * `alpha · (1 − p)^gamma`.
 *
 * Source: T.-Y. Lin et al., "Focal Loss for Dense Object Detection" (2017); keras.losses.CategoricalFocalCrossentropy.
 */
export function categoricalFocalCrossentropy(options: CategoricalFocalCrossentropyOptions = {}): Loss {
  const settings = readOptions(options, CATEGORICAL_FOCAL, 'losses.categoricalFocalCrossentropy');
  const { alpha, gamma, fromLogits, labelSmoothing } = settings;
  return defineLoss('categoricalFocalCrossentropy', settings, (yTrue, yPred) => {
    const labels = smoothClasses(yTrue, labelSmoothing);
    const p = normalizeClasses(fromLogits ? yPred.softmax() : yPred);
    return tf.scalar(1).sub(p).pow(gamma).mul(alpha).mul(labels.mul(p.log()).neg()).sum(-1);
  });
}

/** Labels drawn towards the same for every class, by the share `labelSmoothing`. */
function smoothClasses(yTrue: tf.Tensor, labelSmoothing: number): tf.Tensor {
  if (labelSmoothing === 0) return yTrue;
  const classes = yTrue.shape[yTrue.rank - 1];
  return yTrue.mul(1 - labelSmoothing).add(labelSmoothing / classes);
}

/** Probabilities with sum 1 in each row, none of them quite 0 or 1. */
function normalizeClasses(yPred: tf.Tensor): tf.Tensor {
  return yPred.div(yPred.sum(-1, true)).clipByValue(EPSILON, 1 - EPSILON);
}

/** Kullback–Leibler divergence: `sum(yTrue · log(yTrue / yPred))` over the last axis, for two distributions (確率分布). */
export function klDivergence(): Loss {
  return defineLoss('klDivergence', {}, (yTrue, yPred) => {
    const labels = yTrue.clipByValue(EPSILON, 1);
    return labels.mul(labels.div(yPred.clipByValue(EPSILON, 1)).log()).sum(-1);
  });
}

/** Poisson loss, for counts: `mean(yPred − yTrue · log(yPred))` over the last axis. */
export function poisson(): Loss {
  return defineLoss('poisson', {}, (yTrue, yPred) => yPred.sub(yTrue.mul(yPred.add(EPSILON).log())).mean(-1));
}
