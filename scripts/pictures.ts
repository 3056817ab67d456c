import { ensureChromium } from './chromium';
import { endWith, step } from './progress';
import { buildExtension } from '../local-rancher/builds/extension';
import { execute } from './stages';

/** Takes the README's pictures of the extension as installed, into assets/. */
async function takePictures(): Promise<void> {
  ensureChromium();
  await step('Building the extension', (log) => buildExtension('release', log));
  if (!execute({ program: 'playwright', args: ['test', '--config', 'playwright.pictures.config.ts'] })) {
    process.exit(1);
  }
}

takePictures().catch(endWith);
