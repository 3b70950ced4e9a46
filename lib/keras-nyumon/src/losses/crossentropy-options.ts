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

/** The names of {@link CrossentropyOptions}. */
export const CROSSENTROPY_OPTIONS = ['fromLogits', 'labelSmoothing'] as const;
