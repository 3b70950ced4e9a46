import { findPython as find } from '../../lib/keras-nyumon/command/find-python.mjs';

/**
 * Finds a Python on PATH that can make our environment.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('../../lib/keras-nyumon/command/python-probe.mjs').PythonFacts>}
 * @throws Problem  when there is none, or only too old ones, or none with venv
 */
export const findPython = (env) => find(env, { needs: 'venv', again: 'npm start' });
