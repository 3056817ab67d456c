import { allPassed, resultTable, type Report } from './hosts-table';

const COLUMNS = [{ project: 'Rancher 2.12', shell: '3.0.5' }, { project: 'Rancher 2.15', shell: '3.0.13' }];
const NOISE = 'Error: errors in the console and failed requests\n\nexpect(received).toEqual(expected)';

type Test = Report['suites'][number]['specs'][number]['tests'][number];

function result(projectName: string, { status = 'expected', messages = [], degraded = [] }: {
  status?: Test['status']; messages?: string[]; degraded?: string[];
} = {}): Test {
  return {
    projectName,
    status,
    annotations: [{ type: 'slow' }, ...degraded.map((description) => ({ type: 'degraded', description }))],
    results: [{ errors: messages.map((message) => ({ message })) }],
  };
}

function report(...specs: Report['suites'][number]['specs']): Report {
  return { errors: [], suites: [{ specs: [], suites: [{ specs }] }] };
}

function cells(of: Report, title: string): string[] | undefined {
  const rows = resultTable(of, COLUMNS).split('\n').map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

  return rows.find(([first]) => first === title)?.slice(1);
}

const QUIET = 'No error in the console, no failed request';

describe('resultTable', () => {
  it('begins with the Ranchers and their shells', () => {
    expect(resultTable(report(), COLUMNS).split('\n').slice(0, 3)).toStrictEqual([
      '|  | Rancher 2.12 | Rancher 2.15 |', '| --- | --- | --- |', '| Built from the shell | 3.0.5 | 3.0.13 |',
    ]);
  });

  it('has a row for each test, with what works less well', () => {
    const run = report(
      { title: 'it lists', tests: [result('Rancher 2.12', { degraded: ['all rows are fetched', 'slowly'] })] },
      { title: 'it lists', tests: [result('Rancher 2.15')] },
      { title: 'it deletes', tests: [result('Rancher 2.12', { status: 'unexpected', messages: ['Timeout'] }), result('Rancher 2.15')] },
    );

    expect(cells(run, 'It lists')).toStrictEqual(['✓ all rows are fetched; slowly', '✓']);
    expect(cells(run, 'It deletes')).toStrictEqual(['✗', '✓']);
    expect(cells(run, QUIET)).toStrictEqual(['✓', '✓']);
  });

  it('tells what works and is noisy from what doesn\'t work', () => {
    const run = report(
      { title: 'noisy', tests: [result('Rancher 2.12', { status: 'unexpected', messages: [NOISE] }), result('Rancher 2.15')] },
      { title: 'both', tests: [result('Rancher 2.12', { status: 'unexpected', messages: ['Timeout', NOISE] }), result('Rancher 2.15')] },
    );

    expect(cells(run, 'Noisy')).toStrictEqual(['✓', '✓']);
    expect(cells(run, 'Both')).toStrictEqual(['✗', '✓']);
    expect(cells(run, QUIET)).toStrictEqual(['✗ in 2 of 2', '✓']);
  });

  it('doesn\'t take what was not run, was skipped or failed without a word for something that works', () => {
    const run = report(
      { title: 'one', tests: [result('Rancher 2.12', { status: 'skipped' })] },
      { title: 'two', tests: [result('Rancher 2.12', { status: 'unexpected' })] },
      { title: 'three', tests: [result('Rancher 2.12', { status: 'flaky' })] },
    );

    expect(cells(run, 'One')).toStrictEqual(['✗', 'not run']);
    expect(cells(run, 'Two')).toStrictEqual(['✗', 'not run']);
    expect(cells(run, 'Three')).toStrictEqual(['✗', 'not run']);
    expect(cells(run, QUIET)).toStrictEqual(['✓', 'not run']);
  });
});

describe('allPassed', () => {
  it.each([
    ['all passed', report({ title: 'a', tests: [result('Rancher 2.12')] }), true],
    ['one did not', report({ title: 'a', tests: [result('Rancher 2.12'), result('Rancher 2.15', { status: 'flaky' })] }), false],
    ['there was none', report(), false],
    ['the runner failed', { ...report({ title: 'a', tests: [result('Rancher 2.12')] }), errors: [{}] }, false],
  ])('when %s', (_what, run, expected) => {
    expect(allPassed(run)).toBe(expected);
  });
});
