import type { VueWrapper } from '@vue/test-utils';
import { createMemoryHistory, createRouter } from 'vue-router';
import { mountInShell } from '../../../../test/support/components/mount';
import type { Gap } from '../../domain/access';
import { INVENTORY, OS_IMAGE } from '../../types';
import WhatIsMissing from './WhatIsMissing.vue';

function mountGap(gap: Gap): VueWrapper {
  const component = { render: () => null };
  const router = createRouter({ history: createMemoryHistory(), routes: [
    { name: 'c-cluster-apps-charts', path: '/c/:cluster/apps/charts', component },
    { name: 'c-cluster-product-resource', path: '/c/:cluster/:product/:resource', component },
  ] });

  return mountInShell(WhatIsMissing, { gap }, { router });
}

describe('WhatIsMissing', () => {
  it('says what to install, and where', () => {
    const page = mountGap({ missing: 'notInstalled' });

    expect(page.get('h1').text()).toBe('Elemental is not installed on this Rancher');
    expect(page.text()).toMatch(/Install the chart “Elemental” on the cluster “local”/);
    expect(page.get('a').attributes('href')).toBe('/c/local/apps/charts?q=elemental');
  });

  it.each(['noPermission', 'notInstalledOrNoPermission'] as const)('says whom to ask, and for which rights (%s)', (missing) => {
    const page = mountGap({ missing });

    expect(page.text()).toMatch(/Ask an administrator.*get, list and watch machineregistrations and machineinventories.*fleet-default/);
    expect(page.find('a').exists()).toBe(false);
  });

  it('leads on where only one type is missing', () => {
    const page = mountGap({ missing: 'thisType', instead: { of: OS_IMAGE, list: INVENTORY } });

    expect(page.get('h1').text()).toBe('Update groups: nothing that you may see');
    expect(page.text()).toMatch(/get, list and watch managedosimages of the API group/);
    expect(page.get('a').text()).toBe('Open: Machine inventory');
    expect(page.get('a').attributes('href')).toBe(`/c/_/elemental/${ INVENTORY }`);
  });
});
