import { defineConfig } from '@playwright/test';
import tests from './playwright.config';
import { RELEASES, type Release } from './test/hosts/ranchers';

/** The same package on each Rancher that it is for: `npm run test:hosts`. */
export default defineConfig<object, { release: Release }>({
  ...tests,
  testDir: 'test/hosts',
  testMatch: '*.spec.ts',
  globalSetup: undefined,
  reporter: [['list'], ['json', { outputFile: 'reports/hosts.json' }], ['./test/e2e/support/failure-reporter.ts']],
  projects: RELEASES.map((release) => ({ name: `Rancher ${ release }`, use: { release } })),
});
