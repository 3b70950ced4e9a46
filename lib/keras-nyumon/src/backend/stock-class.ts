import { tf } from './tf';

/** What a class needs besides its constructor to be saved and loaded. */
export interface Loadable {
  className: string;
  fromConfig: typeof tf.serialization.Serializable.fromConfig;
}

/** A class as TensorFlow.js keeps it for loading models. */
export type StockClass<Instance> = Loadable & (new (config: tf.serialization.ConfigDict) => Instance);

/**
 * A class of TensorFlow.js's layers, activations or initializers, which its modules do not export. After a class of ours
 * was registered under the name, it is that one.
 *
 * @param className the name that a saved model gives it, such as `Conv2D`
 */
export function stockClass<Instance>(className: string): StockClass<Instance> {
  const [constructor] = tf.serialization.SerializationMap.getMap().classNameMap[className];
  return constructor as unknown as StockClass<Instance>;
}
