import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says for each failed test where its screenshot, trace and console log are. */
export default class FailureReporter implements Reporter {
  private readonly folders: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    const folder = result.attachments.find(({ name }) => name === 'folder')?.body?.toString();

    if (result.status !== test.expectedStatus && folder) {
      this.folders.push(`${ test.titlePath().filter(Boolean).join(' › ') }\n  ${ folder }`);
    }
  }

  onEnd(): void {
    if (this.folders.length) {
      console.log(`\nScreenshots, traces (npx playwright show-trace …/trace.zip) and console logs of what failed:\n${ this.folders.join('\n') }\n`);
    }
  }
}
