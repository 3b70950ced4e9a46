import { execFile } from 'node:child_process';

/**
 * What a Python says about itself.
 *
 * @typedef {object} PythonFacts
 * @property {string} program     its absolute path
 * @property {[number, number, number]} version
 * @property {string} prefix      the environment's folder
 * @property {string} packages    the folder that packages are installed into
 * @property {boolean} venv       whether it can make environments: the venv and ensurepip modules are there
 * @property {boolean} pip
 */

// Every Python since 2.7 must be able to read this.
const QUESTION = `
import json, sys
def has(name):
    try:
        from importlib.util import find_spec
        return find_spec(name) is not None
    except ImportError:
        return False
try:
    import sysconfig
    packages = sysconfig.get_paths()["purelib"]
except Exception:
    packages = ""
print(json.dumps({"program": sys.executable, "version": list(sys.version_info[:3]), "prefix": sys.prefix,
    "packages": packages, "venv": has("venv") and has("ensurepip"), "pip": has("pip")}))
`;

/**
 * Asks a Python about itself.
 *
 * @param {string[]} command  program and first arguments
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<PythonFacts | null>} null when there is no such program or it doesn't answer
 */
export function askPython([program, ...args], env) {
  return new Promise((resolve) => {
    const options = { env: pythonVariables(env), timeout: 20_000, windowsHide: true };
    execFile(program, [...args, '-c', QUESTION], options, (error, stdout) => {
      try {
        resolve(error ? null : JSON.parse(stdout));
      } catch {
        resolve(null);
      }
    });
  });
}

/**
 * The variables for a Python that we start: what the reader has set for other Pythons must not reach it.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function pythonVariables(env) {
  /** @type {NodeJS.ProcessEnv} */
  const clean = { ...env, PYTHONUTF8: '1', PYTHONNOUSERSITE: '1', PYTHONUNBUFFERED: '1' };
  // Without .pyc files JupyterLab takes nine seconds to start instead of three.
  for (const name of ['PYTHONHOME', 'PYTHONPATH', 'PYTHONSTARTUP', 'PYTHONDONTWRITEBYTECODE'])
    delete clean[name];
  return clean;
}
