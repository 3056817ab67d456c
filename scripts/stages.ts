import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');

export interface Count {
  passed: number;
  failed: number;
}

/** One part of `npm test`. */
export interface Stage {
  name: string;
  run: () => Count | Promise<Count>;
}

export interface StageResult extends Count {
  name: string;
  seconds: number;
}

interface Command {
  program: string;
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
}

/** Runs a program of the project's dependencies, or of the system, to its end; what it prints is seen at once. */
export function execute({ program, args, env, cwd = ROOT }: Command): boolean {
  const own = path.join(ROOT, 'node_modules/.bin', program);
  const { status } = spawnSync(fs.existsSync(own) ? own : program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });

  return status === 0;
}

/** A check that counts as one. */
export function check(name: string, command: Command): Stage {
  return { name, run: () => execute(command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 } };
}

/** Tests that count themselves in a report that they write. */
export function tests(name: string, command: Command, report: string, read: (content: unknown) => Count): Stage {
  return {
    name,
    run: () => {
      const file = path.resolve(ROOT, report);

      // the runners write a report, but not the folder that it is to be in
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.rmSync(file, { force: true });
      const succeeded = execute(command);

      return withVerdict(fs.existsSync(file) ? read(JSON.parse(fs.readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 }, succeeded);
    },
  };
}

/** A runner that fails without a failed test failed itself: that counts too. */
function withVerdict(count: Count, succeeded: boolean): Count {
  return succeeded || count.failed ? count : { ...count, failed: 1 };
}

/** The count in a report that `jest --json` writes. */
export function jestCount(report: unknown): Count {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }
    = report as { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };

  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

/** The count in a report of Playwright's JSON reporter. A test that needed a second try is not a passed one. */
export function playwrightCount(report: unknown): Count {
  const { stats, errors } = report as { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** Runs stage after stage, all of them, whatever fails; a stage that throws counts as one failure. */
export async function runStages(stages: Stage[]): Promise<StageResult[]> {
  const results: StageResult[] = [];

  for (const { name, run } of stages) {
    const start = Date.now();

    console.log(`\n──── ${ name }`);
    const count = await runOne(run);

    results.push({ name, ...count, seconds: Math.round((Date.now() - start) / 1000) });
  }

  return results;
}

async function runOne(run: Stage['run']): Promise<Count> {
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);

    return { passed: 0, failed: 1 };
  }
}

/** A line for each stage, and one with the sum at the end. */
export function summary(results: StageResult[]): string {
  const lines = results.map(({ name, passed, failed, seconds }) => `${ failed ? '✗' : '✓' } ${ name }: ${ passed } passed, ${ failed } failed, ${ seconds } s`);
  const sum = (count: keyof Count): number => results.reduce((total, result) => total + result[count], 0);

  return [...lines, '', `${ sum('passed') } passed, ${ sum('failed') } failed`].join('\n');
}
