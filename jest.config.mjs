/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/tests/one-realm-environment.cjs',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  modulePathIgnorePatterns: ['<rootDir>/.setup/', '<rootDir>/.venv/'],
};
