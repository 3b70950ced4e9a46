import { turnTaker } from '../visualization/progress/take-turns';
import type { Batches } from './step/batch';
import { disposeBatch } from './step/batch';
import type { Compiled } from './step/compiled';
import { runningTotals } from './running-totals';
import { applyModel } from './graph/apply-model';
import type { ModelPlan } from './step/model-plan';
import { measuringStep } from './step/step';
import { trainableParts } from './step/trainable-parts';

/**
 * The loss and metrics of a compiled model over all batches, leaving no tensors behind.
 *
 * @param onBatch told how many batches are done; it says whether to go on
 * @returns the values by name, of the batches so far if stopped
 */
export async function measure(
  plan: ModelPlan,
  compiled: Compiled,
  batches: Batches,
  onBatch: (done: number) => boolean,
): Promise<Record<string, number>> {
  const totals = runningTotals(compiled, plan.model.outputNames);
  const parts = compiled.parts ?? trainableParts(plan.model);
  const takeTurns = turnTaker();
  let done = 0;
  for await (const batch of batches.pass()) {
    try {
      totals.add(measuringStep(compiled, parts, batch, (inputs) => applyModel(plan, inputs)));
    } finally {
      disposeBatch(batch);
    }
    if (!onBatch(++done)) break;
    await takeTurns();
  }
  return totals.logs();
}
