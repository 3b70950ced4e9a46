/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/tests/one-realm-environment.cjs',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  // Generous, because a busy machine is slow: a test that hangs is still found.
  testTimeout: 60_000,
  modulePathIgnorePatterns: ['<rootDir>/.setup/', '<rootDir>/.venv/'],
};
