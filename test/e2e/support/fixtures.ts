import path from 'node:path';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { SESSION_COOKIE } from '../../../local-rancher/rancher-api';
import { connect, type Kubernetes } from '../../../local-rancher/kubernetes/connection';
import { Clusters } from './clusters';
import { Hosts } from './hosts';
import { MachineObjects } from './machine-objects';
import { Onlookers } from './onlookers';
import { Registrations } from './registrations';
import { Watch } from './watch';

export type Login = 'administrator' | 'operator' | 'viewer';

interface Fixtures {
  /** Who is signed in; change it with `test.use({ login: 'viewer' })`. */
  login: Login;
  /** Which Rancher: one with Elemental and its sample fleet, or one without. */
  rancher: 'with Elemental' | 'without Elemental';
  /** Its address, e.g. `http://localhost:8443`. */
  origin: string;
  /** Finds what goes wrong behind the page: anything unexpected fails the test. */
  watch: Watch;
  hosts: Hosts;
  kubernetes: Kubernetes;
  /** What the API server keeps its objects in. */
  etcdUrl: string;
  registrations: Registrations;
  machines: MachineObjects;
  /** More people than the one with the page. */
  onlookers: Onlookers;
  clusters: Clusters;
}

function served(name: string): string {
  const value = process.env[name];

  if (!value) {
    throw new Error(`${ name } is not set: run the tests with npx playwright test, which starts a Rancher for them.`);
  }

  return value;
}

const ANY_ORIGIN = { 'access-control-allow-origin': '*' };

async function signIn(context: BrowserContext, login: Login, origin: string): Promise<void> {
  await context.addCookies([{ name: SESSION_COOKIE, value: login, url: origin }]);
  // a community build asks home for news; nothing outside this machine is asked in a test
  await context.route((address) => address.origin !== origin, (route) => route.fulfill({ json: {}, headers: ANY_ORIGIN }));
}

export const test = base.extend<Fixtures>({
  login: ['administrator', { option: true }],
  rancher: ['with Elemental', { option: true }],

  origin: async ({ rancher }, use) => {
    await use(served(rancher === 'with Elemental' ? 'E2E_URL' : 'E2E_BARE_URL'));
  },

  baseURL: async ({ origin }, use) => {
    await use(`${ origin }/dashboard/`);
  },

  context: async ({ context, login, origin }, use) => {
    await signIn(context, login, origin);
    await use(context);
  },

  watch: [async ({ page, origin }, use, testInfo) => {
    const watch = new Watch(page, origin);

    await use(watch);
    if (testInfo.status !== testInfo.expectedStatus || watch.unexpected().length) {
      watch.write(testInfo.outputPath('console.txt'));
      await testInfo.attach('folder', { body: testInfo.outputDir });
    }
    expect(watch.unexpected(), 'errors in the console and failed requests').toEqual([]);
  }, { auto: true }],

  kubernetes: async ({ rancher }, use) => {
    await use(connect(served(rancher === 'with Elemental' ? 'E2E_KUBECONFIG' : 'E2E_BARE_KUBECONFIG')));
  },

  etcdUrl: async ({}, use) => {
    await use(served('E2E_ETCD_URL'));
  },

  registrations: async ({ kubernetes }, use) => {
    const registrations = new Registrations(kubernetes);

    await use(registrations);
    await registrations.cleanUp();
  },

  machines: async ({ kubernetes }, use) => {
    const machines = new MachineObjects(kubernetes);

    await use(machines);
    await machines.cleanUp();
  },

  onlookers: async ({ browser, origin }, use, testInfo) => {
    const onlookers = new Onlookers(browser, origin, signIn);

    await use(onlookers);
    await onlookers.leave(testInfo);
  },

  clusters: async ({ kubernetes }, use) => {
    const clusters = new Clusters(kubernetes);

    await use(clusters);
    await clusters.cleanUp();
  },

  hosts: async ({}, use, { testId, repeatEachIndex, retry }) => {
    // a host that was there before would go on where it was
    const hosts = new Hosts(path.join(served('E2E_HOSTS_DIR'), `${ testId }-${ repeatEachIndex }-${ retry }`));

    await use(hosts);
    hosts.stop();
  },
});

export { expect, type Page };
