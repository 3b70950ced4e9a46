import type { tf } from '../../backend/tf';
import type { Compiled } from './compiled';
import type { TrainableParts } from './trainable-parts';
import { trainableParts } from './trainable-parts';
import { bilingual } from '../../options/bilingual';

/**
 * What is trained of a compiled model: what was trainable when training first began, as in Keras. Says so when that is
 * not what the layers say now.
 */
export function trainedParts(model: tf.LayersModel, compiled: Compiled): TrainableParts {
  const now = trainableParts(model);
  compiled.parts ??= now;
  const { weights } = compiled.parts;
  if (now.weights.length !== weights.length || now.weights.some((weight) => !weights.includes(weight))) {
    console.warn(
      bilingual({
        ja: 'compile のあとで trainable が変わっています。変更を反映するには、もう一度 compile(model, …) を実行してください。',
        en: 'trainable was changed after compile. Run compile(model, …) again for it to take effect.',
      }),
    );
  }
  return compiled.parts;
}
