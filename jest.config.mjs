import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

export default {
  testEnvironment: '<rootDir>/test/support/ending-environment.mjs',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }] },
  reporters: ['default', '<rootDir>/test/closing-line-reporter.mjs'],
  maxWorkers: availableParallelism(),
  // Only ends tests that would never end: no test fails because the machine is busy.
  // A worker keeps a part of what each file loaded; a new one takes its place before memory runs out.
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 900_000,
};
