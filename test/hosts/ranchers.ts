import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildDashboard, buildOtherDashboard, type Correction } from '../../local-rancher/builds/dashboard';

const ROOT = path.resolve(__dirname, '../..');

/**
 * The Ranchers that the package is for. The dashboard of the last is made of the shell that the extension is built with; each
 * other has in `shells/` the packages of the shell in the npm registry whose sources differ least from its tag of the
 * dashboard: 3.0.5 (two months younger than 2.12.0), 3.0.8-rc.8 (four files differ from 2.13.0), 3.0.10 (eight days younger
 * than the branch of 2.14).
 */
export const RELEASES = ['2.12', '2.13', '2.14', '2.15'] as const;

export type Release = typeof RELEASES[number];

const OWN: Release = '2.15';

/** What such a shell has and its Rancher hasn't. */
const CORRECTIONS = new Map<Release, Correction[]>([
  // before 2.13 an extension's pages get the shell's masthead, whatever their models ask for; later pages of the shell draw their own
  ['2.12', [{
    file: 'components/ResourceDetail/index.vue',
    text: 'return this.isView && this.value.fullDetailPageOverride;',
    replacement: 'return this.isView && this.value.fullDetailPageOverride && !this.value.type.startsWith("elemental.cattle.io.");',
  }]],
]);

/** What it says it is. */
export function rancherVersion(release: Release): string {
  return `v${ release }.0`;
}

/** The folder of its dashboard, built now unless it is in the cache. */
export function dashboardOf(release: Release, log: (line: string) => void): Promise<string> {
  if (release === OWN) {
    return buildDashboard(log);
  }

  return buildOtherDashboard({
    rancherVersion: rancherVersion(release), packages: packagesOf(release), corrections: CORRECTIONS.get(release) ?? [],
  }, log);
}

/** The version of its shell. */
export function shellOf(release: Release): string {
  const packageJson = readFileSync(path.join(packagesOf(release), 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(packageJson) as { dependencies: Record<string, string> };

  return dependencies['@rancher/shell'] ?? '';
}

/** The folder of the package.json that names its shell. */
function packagesOf(release: Release): string {
  return release === OWN ? ROOT : path.join(__dirname, 'shells', release);
}
