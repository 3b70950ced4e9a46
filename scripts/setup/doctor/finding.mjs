/**
 * What the doctor found out about one thing.
 *
 * @typedef {object} Finding
 * @property {string} thing
 * @property {'good' | 'poor' | 'missing'} state  poor: a lesson runs without it, but not as well
 * @property {string} seen       what is there, or what is wrong, in both languages
 * @property {string[]} [mend]   the commands that mend it
 */

/** Prepares everything that is missing. */
export const PREPARE = 'npm start -- --prepare-only';

/** @param {string} thing @param {string} seen @returns {Finding} */
export const good = (thing, seen) => ({ thing, state: 'good', seen });

/** @param {string} thing @param {string} seen @param {string[]} [mend] @returns {Finding} */
export const poor = (thing, seen, mend) => ({ thing, state: 'poor', seen, mend });

/** @param {string} thing @param {string} seen @param {string[]} [mend] @returns {Finding} */
export const missing = (thing, seen, mend = [PREPARE]) => ({ thing, state: 'missing', seen, mend });
