/**
 * What a doctor found out about one thing.
 *
 * @typedef {object} Finding
 * @property {string} thing
 * @property {'good' | 'poor' | 'missing'} state  poor: a program runs without it, but not as well
 * @property {string} seen       what is there, or what is wrong, in both languages
 * @property {string[]} [mend]   the commands that mend it
 */

const MARKS = { good: '✓', poor: '!', missing: '✗' };

/** @param {string} thing @param {string} seen @returns {Finding} */
export const good = (thing, seen) => ({ thing, state: 'good', seen });

/** @param {string} thing @param {string} seen @param {string[]} [mend] @returns {Finding} */
export const poor = (thing, seen, mend) => ({ thing, state: 'poor', seen, mend });

/** @param {string} thing @param {string} seen @param {string[]} [mend] @returns {Finding} */
export const missing = (thing, seen, mend) => ({ thing, state: 'missing', seen, mend });

/** @param {Finding} finding */
export function printFinding({ thing, state, seen, mend = [] }) {
  console.log(`${MARKS[state]} ${thing}: ${seen.replaceAll('\n', '\n    ')}`);
  for (const command of mend) console.log(`    → ${command}`);
}
