import { findChromium } from '../test/e2e/support/chromium';
import { installDebianPackages } from './debian-packages';

/** Makes sure that there is a Chromium for the browser tests: the system's, or one installed now where we may. */
export function ensureChromium(): void {
  if (!findChromium()) {
    installDebianPackages('chromium');
  }
  const found = findChromium();

  if (!found) {
    throw new Error('The browser tests need Chromium, and there is none. Install it (Debian, Ubuntu: apt-get install chromium), '
      + 'or name the one you have: CHROMIUM=/path/to/chromium npm test');
  }
  console.log(found);
}
