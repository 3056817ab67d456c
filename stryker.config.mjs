// How much of the extension's meaning (`domain/`) its tests hold: each mutant is a mistake that a test should notice.
import jestConfig from './jest.config.js';

const [node] = jestConfig.projects;

export default {
  mutate: ['pkg/elemental/domain/**/*.ts', '!**/*.test.ts'],
  testRunner: 'jest',
  jest: {
    config: { ...node, testMatch: ['<rootDir>/pkg/elemental/domain/**/*.test.ts'] },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  // what the tests of domain/ don't read
  ignorePatterns: ['/dist-pkg', '/reports', '/test-results', '/.local-rancher', '/local-rancher', '/assets'],
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation.html' },
  thresholds: { high: 95, low: 85, break: 85 },
  concurrency: 2,
};
