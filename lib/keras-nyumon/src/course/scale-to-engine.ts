import { machine } from '../host';
import type { Engine } from '../backend/engine/start-engine';

/** How much a lesson trains and measures. */
export interface Workload {
  /** How often all training samples are gone through. */
  epochs: number;
  /** How many samples are trained on. */
  trainSamples: number;
  /** How many samples are tested on. */
  testSamples: number;
}

/** The most that keeps each cell of a lesson under about three minutes where the native engine is missing. */
const LIMITS: Record<'wasm' | 'cpu' | 'short', Workload> = {
  wasm: { epochs: 2, trainSamples: 6000, testSamples: 2000 },
  cpu: { epochs: 1, trainSamples: 1000, testSamples: 200 },
  // For a rehearsal: the whole lesson in a minute.
  short: { epochs: 2, trainSamples: 2000, testSamples: 1000 },
};

/**
 * Makes a lesson's workload smaller where the engine is slow, and says so in one line. The native engine does all of it,
 * unless the environment variable KERAS_NYUMON_SHORT is set: then the lesson is a quick rehearsal.
 *
 * @param engine what `startEngine` returned
 * @param full   the workload on the native engine
 * @returns the workload for this engine
 */
export function scaleToEngine(engine: Engine, full: Workload): Workload {
  const isRehearsal = Boolean(machine.variable('KERAS_NYUMON_SHORT'));
  if (engine.name === 'native' && !isRehearsal) return full;
  const limit = LIMITS[engine.name === 'native' ? 'short' : engine.name];
  const scaled = {
    epochs: Math.min(full.epochs, limit.epochs),
    trainSamples: Math.min(full.trainSamples, limit.trainSamples),
    testSamples: Math.min(full.testSamples, limit.testSamples),
  };
  const reason = isRehearsal ? 'KERAS_NYUMON_SHORT' : engine.name;
  console.log(
    `${reason}: 量を減らします reduced: epochs ${full.epochs} → ${scaled.epochs}, ` +
      `train ${full.trainSamples} → ${scaled.trainSamples}, test ${full.testSamples} → ${scaled.testSamples}`,
  );
  return scaled;
}
