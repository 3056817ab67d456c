/** The kind of the annotation that says what works less well. */
export const DEGRADED = 'degraded';

/** What we read of a report by Playwright's JSON reporter. */
export interface Report {
  suites: Suite[];
  /** What kept the tests from running. */
  errors: unknown[];
}

interface Suite {
  suites?: Suite[];
  specs: { title: string; tests: Test[] }[];
}

interface Test {
  projectName: string;
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  annotations: { type: string; description?: string }[];
  results: { errors: { message?: string }[] }[];
}

/** A column: a project of the report, and what stands in the row of shells. */
export interface Column {
  project: string;
  shell: string;
}

/** How the fixture `watch` begins what it says. */
const NOISE = 'errors in the console and failed requests';

const NOT_RUN = 'not run';

/** The result as a Markdown table: a column for each Rancher, a row for each test, and one for what went wrong behind the pages. */
export function resultTable(report: Report, columns: Column[]): string {
  const specs = report.suites.flatMap(specsOf);
  const titles = [...new Set(specs.map(({ title }) => title))];
  const testsOf = (title: string, { project }: Column): Test[] => specs.filter((spec) => spec.title === title)
    .flatMap(({ tests }) => tests).filter(({ projectName }) => projectName === project);

  const rows = [
    ['', ...columns.map(({ project }) => project)],
    ['---', ...columns.map(() => '---')],
    ['Built from the shell', ...columns.map(({ shell }) => shell)],
    ...titles.map((title) => [sentence(title), ...columns.map((column) => workCell(testsOf(title, column)))]),
    ['No error in the console, no failed request', ...columns.map((column) => noiseCell(titles.flatMap((title) => testsOf(title, column))))],
  ];

  return `${ rows.map((cells) => `| ${ cells.join(' | ') } |`).join('\n') }\n`;
}

/** True if every test of every project passed, and there was one. */
export function allPassed(report: Report): boolean {
  const tests = report.suites.flatMap(specsOf).flatMap((spec) => spec.tests);

  return !report.errors.length && tests.length > 0 && tests.every(({ status }) => status === 'expected');
}

function specsOf({ specs, suites = [] }: Suite): Suite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function sentence(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Whether it works, whatever went wrong behind it, and what works less well. */
function workCell(tests: Test[]): string {
  if (!tests.length) {
    return NOT_RUN;
  }
  const works = tests.every((test) => test.status === 'expected' || isOnlyNoise(test));
  const words = tests.flatMap(({ annotations }) => annotations).filter(({ type }) => type === DEGRADED).map(({ description = '' }) => description);

  return [works ? '✓' : '✗', words.join('; ')].join(' ').trim();
}

function noiseCell(tests: Test[]): string {
  const noisy = tests.filter((test) => errorsOf(test).some(isNoise));

  if (!tests.length) {
    return NOT_RUN;
  }

  return noisy.length ? `✗ in ${ noisy.length } of ${ tests.length }` : '✓';
}

function isOnlyNoise(test: Test): boolean {
  const errors = errorsOf(test);

  return test.status === 'unexpected' && errors.length > 0 && errors.every(isNoise);
}

function errorsOf({ results }: Test): string[] {
  return results.flatMap(({ errors }) => errors).map(({ message = '' }) => message);
}

function isNoise(message: string): boolean {
  return message.includes(NOISE);
}
