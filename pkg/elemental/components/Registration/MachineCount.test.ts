import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import type { MachineCount as Count } from '../../composables/machine-counts';
import MachineCount from './MachineCount.vue';

async function shown(count: Count): Promise<VueWrapper> {
  return mountInShell(MachineCount, { count, registration: { namespace: 'fleet-default', name: 'shops' } }, { router: await routerAt('/') });
}

describe('MachineCount', () => {
  it('leads to the machines', async () => {
    const link = (await shown(21)).get('a');

    expect(link.text()).toBe('21');
    expect(link.attributes('aria-label')).toBe('Show the 21 machines that came through shops');
    expect(link.attributes('href')).toMatch(/machineinventory\?registration=shops$/);
  });

  it('says 0 without leading anywhere', async () => {
    const wrapper = await shown(0);

    expect(wrapper.text()).toBe('0');
    expect(wrapper.find('a').exists()).toBe(false);
  });

  it.each<[Count, string, RegExp]>([
    ['loading', '…', /^Counting/],
    ['forbidden', 'unknown', /^Your role gives no right .* Ask an administrator/],
    ['unlinked', '–', /label ui\.elemental\.cattle\.io\/registration with the value shops in its YAML\.$/],
    ['unknown', 'unknown', /reload the page/],
  ])('says why there is none: %s', async (count, text, why) => {
    const cell = (await shown(count)).get('[role=img]');

    expect(cell.text()).toBe(text);
    expect(cell.attributes('aria-label')).toMatch(why);
    expect(cell.attributes('aria-busy')).toBe(String(count === 'loading'));
  });
});
