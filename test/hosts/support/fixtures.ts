import path from 'node:path';
import type { Page } from '@playwright/test';
import { buildExtension } from '../../../local-rancher/builds/extension';
import type { LocalRancher } from '../../../local-rancher/local-rancher';
import { growFleet } from '../../../local-rancher/sample-data';
import { test as base } from '../../e2e/support/fixtures';
import { Hosts } from '../../e2e/support/hosts';
import { withTemporaryRancher } from '../../e2e/support/temporary-rancher';
import { dashboardOf, rancherVersion, type Release } from '../ranchers';
import { DEGRADED } from '../../support/hosts-table';
import { makeAsOf } from './older-rancher';

const REPORTS = path.resolve(__dirname, '../../../reports/hosts');

interface Fixtures {
  /** Takes a picture of the page as it is now, for whoever wants to look. */
  picture: (name: string) => Promise<void>;
}

interface WorkerFixtures {
  /** Which Rancher; each is a project of the configuration. */
  release: Release;
  /** That Rancher, with the extension installed and the sample fleet. */
  local: LocalRancher;
}

const log = (): void => undefined;

export const test = base.extend<Fixtures, WorkerFixtures>({
  release: ['2.15', { option: true, scope: 'worker' }],

  local: [async ({ release }, use) => {
    // both are built already
    const dashboard = await dashboardOf(release, log);
    const extension = await buildExtension('release', log);

    await withTemporaryRancher({ dashboard, extension: () => extension, rancherVersion: rancherVersion(release) }, async (local) => {
      await growFleet(local, { log });
      await local.untilListed();
      await makeAsOf(release, local.kubernetes);
      await use(local);
    });
  }, { scope: 'worker', timeout: 180_000 }],

  origin: async ({ local }, use) => {
    await use(local.url);
  },

  kubernetes: async ({ local }, use) => {
    await use(local.kubernetes);
  },

  hosts: async ({ local }, use, { testId }) => {
    const hosts = new Hosts(path.join(local.hostsDir, testId));

    await use(hosts);
    hosts.stop();
  },

  picture: async ({ page, release }, use) => {
    await use(async (name) => {
      await settled(page);
      await page.screenshot({ path: path.join(REPORTS, `${ release }-${ name }.png`), animations: 'disabled' });
    });
  },
});

/** Notes in a few words what works less well on the Rancher of the test that runs. */
export function degraded(description: string): void {
  test.info().annotations.push({ type: DEGRADED, description });
}

/** Without the mouse's traces, and with nothing on its way. */
async function settled(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
}

export { expect, type Page } from '../../e2e/support/fixtures';
