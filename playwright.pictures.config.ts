import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

/** Takes the pictures of the README: `npm run pictures`. */
export default defineConfig(tests, {
  testMatch: 'pictures/**/*.spec.ts',
  reporter: [['list'], ['./test/e2e/support/failure-reporter.ts']],
  use: { viewport: { width: 1360, height: 800 }, deviceScaleFactor: 1.5 },
});
