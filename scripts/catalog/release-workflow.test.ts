import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { temporaryFolders } from '../../test/support/catalog/folders';

interface Job {
  uses?: string;
  needs?: string;
  steps?: { name?: string; run?: string }[];
}

function jobs(workflow: string): Record<string, Job> {
  const file = path.resolve(__dirname, '../../.github/workflows', workflow);

  return (parse(readFileSync(file, 'utf8')) as { jobs: Record<string, Job> }).jobs;
}

/** The script of the step, as the runner gives it to bash. */
function step(name: string): string {
  const found = jobs('release.yml').publish?.steps?.find((one) => one.name === name)?.run;

  if (found === undefined) {
    throw new Error(`release.yml has no step "${ name }"`);
  }

  return found;
}

describe('the workflow that publishes a version', () => {
  const newFolder = temporaryFolders();

  /** A repository with a branch `gh-pages`, and the address that it is cloned from. */
  function newOrigin(): string {
    const origin = newFolder();

    git(origin, 'init', '--quiet', '--initial-branch', 'gh-pages');
    git(origin, '-c', 'user.name=a', '-c', 'user.email=b', 'commit', '--quiet', '--allow-empty', '--message', 'v0.1.0');
    git(origin, 'checkout', '--quiet', '-b', 'main');

    return origin;
  }

  function git(folder: string, ...args: string[]): string {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  }

  /** The steps up to the pages, in a clone of its own; the catalog is but an index of this content. */
  function publishPages(origin: string, index: string): void {
    const clone = newFolder();
    const run = (name: string): unknown => execFileSync('bash', ['-e', '-c', step(name)], {
      cwd: clone, stdio: 'pipe', env: { ...process.env, GITHUB_REF_NAME: 'v0.2.0' },
    });

    git(clone, 'clone', '--quiet', origin, '.');
    run('The catalog as it was published last');
    writeFileSync(path.join(clone, 'catalog/index.yaml'), index);
    run('Publish the pages');
  }

  it('can be run again for the same tag, when publishing the image failed', () => {
    const origin = newOrigin();

    publishPages(origin, 'a');
    publishPages(origin, 'a');

    expect(git(origin, 'log', '--format=%s', 'gh-pages')).toBe('v0.2.0\nv0.1.0\n');
    expect(git(origin, 'show', 'gh-pages:index.yaml')).toBe('a');
  });

  it('publishes nothing that hasn\'t passed all tests', () => {
    const { test, publish } = jobs('release.yml');

    expect(publish?.needs).toBe('test');
    expect(test?.uses).toBe('./.github/workflows/ci.yml');
    expect(Object.keys((parse(readFileSync(path.resolve(__dirname, '../../.github/workflows/ci.yml'), 'utf8')) as { on: object }).on))
      .toContain('workflow_call');
  });
});
