import { spawnSync } from 'node:child_process';
import { installDebianPackages } from './debian-packages';

/** The programs that read what we generate for hosts, with the Debian package of each. */
const PACKAGES: Record<string, string> = {
  'bash': 'bash',
  'ansible-playbook': 'ansible-core',
  'cloud-init': 'cloud-init',
  'systemd-analyze': 'systemd',
};

/** Makes sure that the programs for the tests `*.consumers.test.ts` are there: the system's, or installed now where we may. */
export function ensureConsumers(): void {
  if (missingPackages().length) {
    installDebianPackages(...missingPackages());
  }
  const missing = missingPackages();

  if (missing.length) {
    throw new Error('Files that we generate are tested with the programs that read them, and some of those are missing. '
      + `Install them (Debian, Ubuntu: apt-get install ${ missing.join(' ') }).`);
  }
  console.log(Object.keys(PACKAGES).join(', '));
}

function missingPackages(): string[] {
  return Object.entries(PACKAGES).filter(([program]) => spawnSync(program, ['--version']).error).map(([, name]) => name);
}
