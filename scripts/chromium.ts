import { spawnSync } from 'node:child_process';
import { findChromium } from '../test/e2e/support/chromium';

/** Makes sure that there is a Chromium for the browser tests: the system's, or one installed now where we may. */
export function ensureChromium(): void {
  if (!findChromium() && canInstall()) {
    console.log('Installing Chromium with apt-get.');
    apt('update');
    apt('install', '--yes', '--no-install-recommends', 'chromium');
  }
  const found = findChromium();

  if (!found) {
    throw new Error('The browser tests need Chromium, and there is none. Install it (Debian, Ubuntu: apt-get install chromium), '
      + 'or name the one you have: CHROMIUM=/path/to/chromium npm test');
  }
  console.log(found);
}

/** Debian's packages, and the right to install them. */
function canInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

function apt(...args: string[]): void {
  spawnSync('apt-get', ['--quiet', ...args], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
