// jest runs tests in a realm of its own, where `x instanceof Float32Array` is false for arrays that Node's own
// modules and native addons make. TensorFlow.js asks that question everywhere, so tests share Node's arrays.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class OneRealmEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      const value = globalThis[name];
      const isBinary = /Array$/.test(name) || /^(Shared)?ArrayBuffer$/.test(name) || name === 'DataView';
      if (isBinary && name !== 'Array' && typeof value === 'function') this.global[name] = value;
    }
  }
};
