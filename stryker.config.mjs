// How much of the extension's meaning (`domain/`) its tests hold: each mutant is a mistake that a test should notice.
import jestConfig from './jest.config.js';

const [node] = jestConfig.projects;

// For each of 900 mutants, a hundred examples find little that twenty don't; the workers inherit it.
process.env.PROPERTY_RUNS ??= '20';

export default {
  mutate: ['pkg/elemental/domain/**/*.ts', '!**/*.test.ts'],
  testRunner: 'jest',
  jest: {
    config: {
      ...node,
      // not the project's folder but Stryker's copy of it
      rootDir: undefined,
      // jest starts anew for each mutant: the fewer folders it looks through, the better
      roots: ['pkg/elemental/domain', 'pkg/elemental/types', 'test/support'].map((folder) => `<rootDir>/${ folder }`),
      testMatch: ['<rootDir>/pkg/elemental/domain/**/*.test.ts'],
    },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['/dist-pkg', '/catalog', '/reports', '/test-results', '/.local-rancher', '/local-rancher', '/assets'],
  reporters: ['progress-append-only', 'clear-text', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation.html' },
  thresholds: { high: 95, low: 85, break: 85 },
  // a machine that is busy with other work is no endless loop
  timeoutMS: 60_000,
  concurrency: 2,
};
