import { secondsInADay } from './00-seconds-in-a-day';
import { buildModel } from './01-build-model';
import { rule } from './01-rule';
import { batchMemory } from './02-batch-memory';
import { lossChart } from './02-loss-chart';
import { chooseLoss } from './03-choose-loss';
import { learningRate } from './03-learning-rate';
import { convolutionByHand } from './04-convolution-by-hand';
import { parameterCount } from './04-parameter-count';
import { skipConnection } from './04-skip-connection';
import { leaky } from './05-leaky';
import { vanishing } from './05-vanishing';
import { precisionRecall } from './06-precision-recall';
import { threshold } from './06-threshold';
import { classCounts } from './07-class-counts';
import { pixel } from './07-pixel';
import { missedNines } from './08-missed-nines';
import { argMaxYourself } from './09-arg-max';
import { prepare } from './09-prepare';
import { trainableCount } from './10-trainable-count';
import { unfreeze } from './10-unfreeze';
import { fashion } from './11-fashion';
import { inverted } from './11-inverted';
import { parameters } from './11-parameters';
import { speedRun } from './11-speed-run';
import type { Exercise } from './exercise';

/** Every exercise of the lessons, by its name: the lesson's number and what it asks for. */
export const exercises = {
  '00-seconds-in-a-day': secondsInADay,
  '01-build-model': buildModel,
  '01-rule': rule,
  '02-loss-chart': lossChart,
  '02-batch-memory': batchMemory,
  '03-choose-loss': chooseLoss,
  '03-learning-rate': learningRate,
  '04-convolution-by-hand': convolutionByHand,
  '04-parameter-count': parameterCount,
  '04-skip-connection': skipConnection,
  '05-leaky': leaky,
  '05-vanishing': vanishing,
  '06-precision-recall': precisionRecall,
  '06-threshold': threshold,
  '07-class-counts': classCounts,
  '07-pixel': pixel,
  '08-missed-nines': missedNines,
  '09-arg-max': argMaxYourself,
  '09-prepare': prepare,
  '10-trainable-count': trainableCount,
  '10-unfreeze': unfreeze,
  '11-parameters': parameters,
  '11-inverted': inverted,
  '11-fashion': fashion,
  '11-speed-run': speedRun,
} satisfies Record<string, Exercise>;

/** The name of an exercise, such as `02-loss-chart`. */
export type ExerciseName = keyof typeof exercises;
