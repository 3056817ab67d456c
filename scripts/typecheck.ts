import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');

interface Project {
  name: string;
  tool: string;
  config: string;
}

const PROJECTS: Project[] = [
  { name: 'the extension, its templates included', tool: 'vue-tsc', config: 'tsconfig.json' },
  { name: 'what runs in Node', tool: 'tsc', config: 'tsconfig.node.json' },
];

/**
 * The mistakes in a compiler's output that are ours. The shell is compiled along because it ships its sources, and doesn't
 * pass its own check; what it says about itself is left out, with the indented lines that explain it.
 */
export function ourMistakes(output: string): string[] {
  let ours = false;

  return output.split('\n').filter((line) => {
    if (/^\S/.test(line)) {
      ours = !line.startsWith('node_modules/');
    }

    return ours && line.trim() !== '';
  });
}

/** True if the project has no mistakes of ours; prints them otherwise. */
function check({ name, tool, config }: Project): boolean {
  const { stdout, status, error } = spawnSync(path.join(ROOT, 'node_modules/.bin', tool), ['--noEmit', '--pretty', 'false', '-p', config], {
    cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28,
  });
  const mistakes = ourMistakes(stdout);
  // without a single message the compiler did not fail on types: it did not run
  const broken = !!error || (status !== 0 && !stdout.includes('error TS'));

  console.log(mistakes.length || broken ? `Types of ${ name }: failed` : `Types of ${ name }: no mistakes`);
  console.log([...mistakes, ...(broken ? [error?.message ?? `${ tool } ended with ${ status ?? 'a signal' }`, stdout] : [])].join('\n'));

  return !mistakes.length && !broken;
}

if (require.main === module) {
  process.exit(PROJECTS.map(check).every(Boolean) ? 0 : 1);
}
