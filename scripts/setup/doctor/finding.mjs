import { missing as lacking } from '../../../lib/keras-nyumon/command/finding.mjs';

export { good, poor, printFinding } from '../../../lib/keras-nyumon/command/finding.mjs';

/** @typedef {import('../../../lib/keras-nyumon/command/finding.mjs').Finding} Finding */

/** Prepares everything that is missing. */
export const PREPARE = 'npm start -- --prepare-only';

/** @param {string} thing @param {string} seen @param {string[]} [mend] @returns {Finding} */
export const missing = (thing, seen, mend = [PREPARE]) => lacking(thing, seen, mend);
