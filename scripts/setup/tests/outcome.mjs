/**
 * How a group of tests ended.
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped  the names of those that were not run
 * @property {number} seconds
 */

/**
 * Prints what ran, what was skipped, and the line that ends it all.
 *
 * @param {Outcome[]} outcomes
 * @returns {number} the exit code: 0 when something ran and nothing failed
 */
export function printOutcomes(outcomes) {
  console.log('');
  for (const { name, passed, failed, skipped, seconds } of outcomes) {
    const counts = `${passed} passed, ${failed} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`;
    console.log(
      `${failed ? '✗' : '✓'} ${name.padEnd(12)} ${`${seconds.toFixed(1)} s`.padStart(9)}   ${counts}`,
    );
    for (const test of skipped) console.log(`    - ${test}`);
  }
  /** @param {(outcome: Outcome) => number} count */
  const sum = (count) => outcomes.reduce((all, outcome) => all + count(outcome), 0);
  const [passed, failed] = [sum((outcome) => outcome.passed), sum((outcome) => outcome.failed)];
  const skipped = sum((outcome) => outcome.skipped.length);
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
