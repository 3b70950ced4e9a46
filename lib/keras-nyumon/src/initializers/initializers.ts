import { tf } from '../backend/tf';
import { integer, number, oneOf } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { IdentityOptions } from './identity';
import { Identity } from './identity';
import type { Initializer } from './initializer';
import type { OrthogonalOptions } from './orthogonal';
import { Orthogonal } from './orthogonal';
import type { RandomNormalOptions, RandomUniformOptions } from './normal-and-uniform';
import { RandomNormal, RandomUniform, TruncatedNormal } from './normal-and-uniform';
import type { VarianceScalingOptions } from './variance-scaling';
import {
  GlorotNormal,
  GlorotUniform,
  HeNormal,
  HeUniform,
  LecunNormal,
  LecunUniform,
  VarianceScaling,
} from './variance-scaling';

/** Options of the initializers whose scale follows from the layer. */
export interface SeedOptions {
  /** Any integer; the same one gives the same weights. Default: what setRandomSeed seeds. */
  seed?: number;
}

const seed = integer();
const SEED = { seed } satisfies OptionTable<SeedOptions>;
const CONSTANT = { value: number({ default: 0 }) };
const IDENTITY = { gain: number({ default: 1 }) } satisfies OptionTable<IdentityOptions>;
const ORTHOGONAL = { gain: number({ default: 1 }), seed } satisfies OptionTable<OrthogonalOptions>;
const NORMAL = {
  mean: number({ default: 0 }),
  stddev: number({ least: 0, default: 0.05 }),
  seed,
} satisfies OptionTable<RandomNormalOptions>;
const UNIFORM = {
  minval: number({ default: -0.05 }),
  maxval: number({ default: 0.05 }),
  seed,
} satisfies OptionTable<RandomUniformOptions>;
const VARIANCE_SCALING = {
  scale: number({ above: 0, default: 1 }),
  mode: oneOf(['fanIn', 'fanOut', 'fanAvg'], 'fanIn'),
  distribution: oneOf(['uniform', 'truncatedNormal', 'untruncatedNormal'], 'truncatedNormal'),
  seed,
} satisfies OptionTable<VarianceScalingOptions>;

/**
 * Initializers (重みの初期値の決め方) with Keras's names, scales and defaults, for a layer's `kernelInitializer` and the like:
 * `initializers.heNormal({ seed: 1 })`. Without options the name alone will do: `kernelInitializer: 'heNormal'`.
 */
export const initializers = {
  /** Every weight is `value`; default 0. */
  constant: (options: { value?: number } = {}): Initializer =>
    tf.initializers.constant(readOptions(options, CONSTANT, 'initializers.constant')),
  /** Normal, cut at two deviations; variance 2 / (inputs + outputs). */
  glorotNormal: withSeed('glorotNormal', GlorotNormal),
  /** Uniform within ±√(6 / (inputs + outputs)): the default of dense and convolutional layers. */
  glorotUniform: withSeed('glorotUniform', GlorotUniform),
  /** Normal, cut at two deviations; variance 2 / inputs: for relu. */
  heNormal: withSeed('heNormal', HeNormal),
  /** Uniform within ±√(6 / inputs): for relu. */
  heUniform: withSeed('heUniform', HeUniform),
  /** `gain` on the diagonal of a matrix, 0 elsewhere. */
  identity: (options: IdentityOptions = {}): Initializer =>
    new Identity(readOptions(options, IDENTITY, 'initializers.identity')),
  /** Normal, cut at two deviations; variance 1 / inputs: for selu. */
  lecunNormal: withSeed('lecunNormal', LecunNormal),
  /** Uniform within ±√(3 / inputs). */
  lecunUniform: withSeed('lecunUniform', LecunUniform),
  /** Every weight is 1. */
  ones: (): Initializer => tf.initializers.ones(),
  /** A random orthogonal matrix times `gain`: the default of recurrent weights. */
  orthogonal: (options: OrthogonalOptions = {}): Initializer =>
    new Orthogonal(readOptions(options, ORTHOGONAL, 'initializers.orthogonal')),
  /** Normal, with `mean` (0) and `stddev` (0.05). */
  randomNormal: (options: RandomNormalOptions = {}): Initializer =>
    new RandomNormal(readOptions(options, NORMAL, 'initializers.randomNormal')),
  /** Uniform from `minval` (−0.05) to `maxval` (0.05): the default of embeddings. */
  randomUniform: (options: RandomUniformOptions = {}): Initializer =>
    new RandomUniform(readOptions(options, UNIFORM, 'initializers.randomUniform')),
  /** Normal, with `mean` (0) and `stddev` (0.05), without what lies further than two deviations out. */
  truncatedNormal: (options: RandomNormalOptions = {}): Initializer =>
    new TruncatedNormal(readOptions(options, NORMAL, 'initializers.truncatedNormal')),
  /** The general form of glorot, he and lecun. */
  varianceScaling: (options: VarianceScalingOptions = {}): Initializer =>
    new VarianceScaling(readOptions(options, VARIANCE_SCALING, 'initializers.varianceScaling')),
  /** Every weight is 0: the default of biases. */
  zeros: (): Initializer => tf.initializers.zeros(),
};

/** An initializer by name, such as `glorotUniform`. */
export type InitializerName = keyof typeof initializers;

function withSeed(name: string, Class: new (options: SeedOptions) => Initializer) {
  return (options: SeedOptions = {}): Initializer =>
    new Class(readOptions(options, SEED, `initializers.${name}`));
}
