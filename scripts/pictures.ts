import { ensureChromium } from './chromium';
import { execute } from './stages';

// Takes the README's pictures of the extension as installed, into assets/.
ensureChromium();
process.exit(execute({ program: 'playwright', args: ['test', '--config', 'playwright.pictures.config.ts'] }) ? 0 : 1);
