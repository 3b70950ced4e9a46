import { secondsInADay } from './00-seconds-in-a-day';
import { buildModel } from './01-build-model';
import { rule } from './01-rule';
import { batchMemory } from './02-batch-memory';
import { lossChart } from './02-loss-chart';
import { classCounts } from './07-class-counts';
import { pixel } from './07-pixel';
import { missedNines } from './08-missed-nines';
import { argMaxYourself } from './09-arg-max';
import { prepare } from './09-prepare';
import type { Exercise } from './exercise';

/** Every exercise of the lessons, by its name: the lesson's number and what it asks for. */
export const exercises = {
  '00-seconds-in-a-day': secondsInADay,
  '01-build-model': buildModel,
  '01-rule': rule,
  '02-loss-chart': lossChart,
  '02-batch-memory': batchMemory,
  '07-class-counts': classCounts,
  '07-pixel': pixel,
  '08-missed-nines': missedNines,
  '09-arg-max': argMaxYourself,
  '09-prepare': prepare,
} satisfies Record<string, Exercise>;

/** The name of an exercise, such as `02-loss-chart`. */
export type ExerciseName = keyof typeof exercises;
