import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildExtension, bundledModulesFile } from '../local-rancher/builds/extension';
import type { BundledModule } from './catalog/bundled-packages';
import { gzip } from './catalog/gzip';
import { overBudget, sizesByPackage, type Budget } from './catalog/size-budget';
import { endWith } from './progress';

const BUDGET = path.join(__dirname, 'size-budget.json');
const SHOWN_PACKAGES = 10;

// What is loaded with the dashboard, and whether that is more than was agreed on. `--agree` agrees on what it is now.
async function run(): Promise<void> {
  const folder = await buildExtension('release', console.log);
  const main = `${ path.basename(folder) }.umd.min.js`;
  const mainGzipBytes = gzip(readFileSync(path.join(folder, main))).length;
  const modules = JSON.parse(readFileSync(bundledModulesFile(folder), 'utf8')) as BundledModule[];

  console.log(`Main file, gzipped: ${ mainGzipBytes } bytes. The largest packages in it, before minification:`);
  for (const [name, bytes] of sizesByPackage(modules, main).slice(0, SHOWN_PACKAGES)) {
    console.log(`${ String(bytes).padStart(9) }  ${ name }`);
  }
  if (process.argv.includes('--agree')) {
    writeFileSync(BUDGET, `${ JSON.stringify({ mainGzipBytes } satisfies Budget, undefined, 2) }\n`);
  }
  const problem = overBudget(mainGzipBytes, JSON.parse(readFileSync(BUDGET, 'utf8')) as Budget);

  if (problem) {
    throw new Error(problem);
  }
}

run().catch(endWith);
