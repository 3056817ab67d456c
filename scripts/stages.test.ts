import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jestCount, playwrightCount, runStages, summary, tests, type Count } from './stages';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation();
  jest.spyOn(console, 'error').mockImplementation();
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe('runStages', () => {
  it('runs all stages, whatever fails', async () => {
    const results = await runStages([
      { name: 'a', run: () => ({ passed: 1, failed: 1 }) },
      { name: 'b', run: () => Promise.reject(new Error('broken')) },
      { name: 'c', run: () => Promise.resolve({ passed: 2, failed: 0 }) },
    ]);

    expect(results).toStrictEqual([
      { name: 'a', passed: 1, failed: 1, seconds: 0 },
      { name: 'b', passed: 0, failed: 1, seconds: 0 },
      { name: 'c', passed: 2, failed: 0, seconds: 0 },
    ]);
  });
});

describe('tests', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'elemental-stages-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function count(script: string): unknown {
    const report = join(folder, 'reports', 'unit.json');

    return tests('a', { program: 'sh', args: ['-c', script.replace('REPORT', report)] }, report, (content) => content as Count).run();
  }

  it('counts what the report says, in a folder that was not there', () => {
    expect(count('echo \'{ "passed": 2, "failed": 0 }\' > REPORT')).toStrictEqual({ passed: 2, failed: 0 });
    expect(count('echo \'{ "passed": 2, "failed": 3 }\' > REPORT; exit 1')).toStrictEqual({ passed: 2, failed: 3 });
  });

  it('takes a runner that fails without a failed test, or without a report, for a failure', () => {
    expect(count('echo \'{ "passed": 2, "failed": 0 }\' > REPORT; exit 1')).toStrictEqual({ passed: 2, failed: 1 });
    expect(count('exit 1')).toStrictEqual({ passed: 0, failed: 1 });
  });
});

describe('summary', () => {
  it('ends with the sum in one plain line', () => {
    const text = summary([{ name: 'a', passed: 3, failed: 1, seconds: 2 }, { name: 'b', passed: 4, failed: 0, seconds: 0 }]);

    expect(text.split('\n').at(-1)).toBe('7 passed, 1 failed');
  });
});

describe('counts', () => {
  it('takes a jest suite that did not even start for a failure', () => {
    expect(jestCount({ numPassedTests: 5, numFailedTests: 1, numRuntimeErrorTestSuites: 2 })).toStrictEqual({ passed: 5, failed: 3 });
  });

  it('takes a browser test that passed at the second try, and a broken set-up, for failures', () => {
    expect(playwrightCount({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}] })).toStrictEqual({ passed: 5, failed: 3 });
  });
});
