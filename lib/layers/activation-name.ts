/** The activation functions (活性化関数) that a layer takes by name. */
export type ActivationName =
  | 'elu'
  | 'gelu'
  | 'linear'
  | 'mish'
  | 'relu'
  | 'relu6'
  | 'selu'
  | 'sigmoid'
  | 'softmax'
  | 'softplus'
  | 'softsign'
  | 'swish'
  | 'tanh';
