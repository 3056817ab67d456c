import path from 'node:path';
import { buildBackend } from '../local-rancher/backend';
import { buildDashboard } from '../local-rancher/builds/dashboard';
import { buildExtension } from '../local-rancher/builds/extension';
import { findHelm } from '../local-rancher/builds/helm';
import { ensureChromium } from './chromium';
import { ensureConsumers } from './consumers';
import { endWith } from './progress';
import { check, jestCount, playwrightCount, runStages, summary, tests, type Stage } from './stages';

const ROOT = path.resolve(__dirname, '..');

/** As the backend is built, so that Go takes what it has compiled a moment ago instead of compiling Kubernetes again. */
const COMPILED_ALIKE = ['-trimpath'];

/** Something that has to be there for later stages, built and counted as one. */
function build(name: string, work: () => unknown): Stage {
  return {
    name,
    run: async () => {
      await work();

      return { passed: 1, failed: 0 };
    },
  };
}

function log(line: string): void {
  console.log(line);
}

const STAGES: Stage[] = [
  check('Types', { program: 'tsx', args: ['scripts/typecheck.ts'] }),
  check('Lint', { program: 'eslint', args: ['--max-warnings', '0', '.'] }),
  check('Translations', { program: 'tsx', args: ['scripts/translations.ts'] }),
  tests('Unit and property tests', { program: 'jest', args: ['--json', '--outputFile=reports/unit.json'] }, 'reports/unit.json', jestCount),
  build('Programs that we generate files for', ensureConsumers),
  build('Helm', () => findHelm(log)),
  tests('Generated files with those programs', {
    program: 'jest', args: ['--json', '--outputFile=reports/consumers.json'], env: { CONSUMERS: '1' },
  }, 'reports/consumers.json', jestCount),
  build('Backend', () => buildBackend({ log })),
  check('Backend\'s own tests', {
    program: 'go', args: ['test', ...COMPILED_ALIKE, './...'], cwd: path.join(ROOT, 'local-rancher/backend'), env: { CGO_ENABLED: '0' },
  }),
  tests('Stand-ins against recordings', {
    program: 'jest', args: ['--json', '--outputFile=reports/recorded.json'], env: { RECORDED: '1' },
  }, 'reports/recorded.json', jestCount),
  build('Extension package', () => buildExtension('release', log)),
  check('Size of the package', { program: 'tsx', args: ['scripts/size.ts'] }),
  tests('Catalog of the package', {
    program: 'jest', args: ['--json', '--outputFile=reports/package.json'], env: { PACKAGE: '1' },
  }, 'reports/package.json', jestCount),
  build('Rancher Dashboard', () => buildDashboard(log)),
  build('Chromium', ensureChromium),
  tests('End to end', { program: 'playwright', args: ['test'] }, 'reports/e2e.json', playwrightCount),
];

runStages(STAGES).then((results) => {
  console.log(`\n${ summary(results) }`);
  process.exit(results.some(({ failed }) => failed) ? 1 : 0);
}, endWith);
