import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBackend } from '../local-rancher/backend';
import { buildExtension } from '../local-rancher/builds/extension';
import { dashboardOf, RELEASES, shellOf, type Release } from '../test/hosts/ranchers';
import { allPassed, resultTable, type Report } from '../test/support/hosts-table';
import { ensureChromium } from './chromium';
import { endWith, step } from './progress';
import { execute } from './stages';

const REPORTS = path.resolve(__dirname, '../reports');
const REPORT = path.join(REPORTS, 'hosts.json');
const TABLE = path.join(REPORTS, 'hosts.md');

const USAGE = `npm run test:hosts -- [options]

  --only 2.12,2.13   these Ranchers, instead of ${ RELEASES.join(', ') }
  --grep WORDS       only tests with these words in their names
`;

// Runs the same tests of the built package on each Rancher that it is for: see test/hosts.
async function testHosts(args: string[]): Promise<boolean> {
  const { releases, grep } = optionsFrom(args);

  await step('Backend: etcd, kube-apiserver, steve', (log) => buildBackend({ log }));
  await step('Elemental extension', (log) => buildExtension('release', log));
  // one after the other: each takes some gigabytes of memory
  for (const release of releases) {
    await step(`Dashboard of Rancher ${ release }`, (log) => dashboardOf(release, log));
  }
  ensureChromium();

  return runTests(releases, grep);
}

/** @throws Error with the usage if it is something else */
function optionsFrom(args: string[]): { releases: Release[]; grep: string } {
  try {
    const { values } = parseArgs({ args, options: { only: { type: 'string', default: RELEASES.join() }, grep: { type: 'string', default: '' } } });

    return { releases: values.only.split(',').map(releaseOf), grep: values.grep };
  } catch (error) {
    throw new Error(`${ error instanceof Error ? error.message : String(error) }\n\n${ USAGE }`, { cause: error });
  }
}

function releaseOf(name: string): Release {
  const release = RELEASES.find((known) => known === name);

  if (!release) {
    throw new Error(`The package isn't for a Rancher “${ name }”.`);
  }

  return release;
}

/** Runs them, and writes the result to `reports/hosts.md`. */
function runTests(releases: Release[], grep: string): boolean {
  const columns = releases.map((release) => ({ project: `Rancher ${ release }`, shell: shellOf(release) }));

  mkdirSync(REPORTS, { recursive: true });
  rmSync(REPORT, { force: true });
  execute({
    program: 'playwright',
    args: ['test', '--config', 'playwright.hosts.config.ts', '--grep', grep, ...columns.map(({ project }) => `--project=${ project }`)],
  });
  if (!existsSync(REPORT)) {
    return false;
  }
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
  const table = resultTable(report, columns);

  writeFileSync(TABLE, table);
  console.log(`\n${ table }`);

  return allPassed(report);
}

testHosts(process.argv.slice(2)).then((passed) => process.exit(passed ? 0 : 1), endWith);
