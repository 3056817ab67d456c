import { jestCount, playwrightCount, runStages, summary } from './stages';

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
