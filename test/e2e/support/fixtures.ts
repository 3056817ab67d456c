import { test as base, expect, type Page } from '@playwright/test';
import { SESSION_COOKIE } from '../../../local-rancher/rancher-api';
import { connect, type Kubernetes } from '../../../local-rancher/kubernetes/connection';
import { Hosts } from './hosts';
import { Watch } from './watch';

export type Login = 'administrator' | 'operator' | 'viewer';

interface Fixtures {
  /** Who is signed in; change it with `test.use({ login: 'viewer' })`. */
  login: Login;
  /** Finds what goes wrong behind the page: anything unexpected fails the test. */
  watch: Watch;
  hosts: Hosts;
  kubernetes: Kubernetes;
}

function served(name: string): string {
  const value = process.env[name];

  if (!value) {
    throw new Error(`${ name } is not set: run the tests with npx playwright test, which starts a Rancher for them.`);
  }

  return value;
}

export const test = base.extend<Fixtures>({
  login: ['administrator', { option: true }],

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern
  baseURL: async ({}, use) => {
    await use(`${ served('E2E_URL') }/dashboard/`);
  },

  context: async ({ context, login }, use) => {
    const url = served('E2E_URL');

    await context.addCookies([{ name: SESSION_COOKIE, value: login, url }]);
    // a community build asks home for news; nothing outside this machine is asked in a test
    await context.route((address) => address.origin !== url, (route) => route.fulfill({ json: {}, headers: { 'access-control-allow-origin': '*' } }));
    await use(context);
  },

  watch: [async ({ page }, use, testInfo) => {
    const watch = new Watch(page, served('E2E_URL'));

    await use(watch);
    if (testInfo.status !== testInfo.expectedStatus || watch.unexpected().length) {
      watch.write(testInfo.outputPath('console.txt'));
      await testInfo.attach('folder', { body: testInfo.outputDir });
    }
    expect(watch.unexpected(), 'errors in the console and failed requests').toEqual([]);
  }, { auto: true }],

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern
  kubernetes: async ({}, use) => {
    await use(connect(served('E2E_KUBECONFIG')));
  },

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern
  hosts: async ({}, use) => {
    const hosts = new Hosts(served('E2E_HOSTS_DIR'));

    await use(hosts);
    hosts.stop();
  },
});

export { expect, type Page };
