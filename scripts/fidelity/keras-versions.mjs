import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is compared with, such as `Keras 3.15.0, TensorFlow 2.21.0`: the pinned versions.
 *
 * @param {string} root
 */
export function kerasVersions(root) {
  const pins = readFileSync(join(root, 'tests', 'fidelity', 'requirements.in'), 'utf8');
  const version = (/** @type {string} */ name) => new RegExp(`^${name}==([\\d.]+)`, 'm').exec(pins)?.[1];
  return `Keras ${version('keras')}, TensorFlow ${version('tensorflow')}`;
}
