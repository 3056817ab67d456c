import { spawnSync } from 'node:child_process';

/** Installs packages with apt-get, where there is one and we may. Whether they then are there is for the caller to see. */
export function installDebianPackages(...packages: string[]): void {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    return;
  }
  console.log(`Installing with apt-get: ${ packages.join(' ') }`);
  apt('update');
  apt('install', '--yes', '--no-install-recommends', ...packages);
}

function apt(...args: string[]): void {
  spawnSync('apt-get', ['--quiet', ...args], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
