const typescript = ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }];
const commonJs = ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }];

/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/tests/one-realm-environment.cjs',
  // What a test file leaves to the garbage collector is released after its end, which jest would warn of.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // h5wasm is an ES module, which the library imports when it is needed; jest runs CommonJS.
  transform: {
    '\\.ts$': typescript,
    '[\\\\/](h5wasm|lib[\\\\/]keras-nyumon[\\\\/]dist[\\\\/]host[\\\\/]node)[\\\\/].+\\.js$': commonJs,
  },
  transformIgnorePatterns: ['/node_modules/(?!h5wasm/)'],
  moduleNameMapper: {
    '^h5wasm/node$': '<rootDir>/node_modules/h5wasm/dist/node/hdf5_hl.js',
    // Tests look at compiled files that the packages do not export; they are the very files that the packages load.
    '^(keras-nyumon|mnist-loader-ts)/dist/(.*)$': '<rootDir>/lib/$1/dist/$2',
    '^tslab-kernel/dist/(.*)$': '<rootDir>/lib/kernel/dist/$1',
  },
  // Generous, because a busy machine is slow: a test that hangs is still found.
  testTimeout: 60_000,
  modulePathIgnorePatterns: ['<rootDir>/.setup/', '<rootDir>/.venv/'],
};
