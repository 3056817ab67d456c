import { buildExtension } from '../local-rancher/builds/extension';
import { endWith, step } from './progress';

// The extension as users get it, in dist-pkg/.
step('Building the extension', (log) => buildExtension('release', log)).catch(endWith);
