import type { VueWrapper } from '@vue/test-utils';
import { nextTick } from 'vue';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { addPage, newSums } from '../../domain/fleet/sums';
import type { MachineInventory } from '../../types';
import FleetOverview from './FleetOverview.vue';

// without the plugins of the whole dashboard it can't be drawn
jest.mock('@shell/components/form/LabeledSelect.vue', () => ({ name: 'LabeledSelect', emits: ['update:value'], render: () => null }));

async function choose(mounted: VueWrapper, value: string): Promise<void> {
  (mounted.findComponent({ name: 'LabeledSelect' }) as VueWrapper).vm.$emit('update:value', value);
  await nextTick();
}

function machine(name: string, labels: Record<string, string>): MachineInventory {
  return { metadata: { name, namespace: 'fleet-default', labels }, spec: { tpmHash: 'ab'.repeat(32) } };
}

it('an overview says where there are more labels than it offers', async () => {
  const labels = Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`key-${ number }`, 'a']));
  const router = await routerAt('/');
  const textOf = (machines: MachineInventory[]): string => {
    const sums = newSums();

    addPage(sums, machines);

    return mountInShell(FleetOverview, { sums }, { router }).text();
  };

  expect(textOf([machine('a', labels)])).toContain('The 50 keys that were read first are offered here');
  expect(textOf([machine('a', { site: 'berlin' })])).not.toContain('read first');
});

it('an overview shows every dimension, one label, and machines with the same identity', async () => {
  const sums = newSums();

  addPage(sums, [machine('a', { site: 'berlin', rack: '1' }), machine('b', { site: '' })]);
  const overview = mountInShell(FleetOverview, { sums }, { router: await routerAt('/') });
  const text = overview.text();

  expect(overview.findAll('table').map((table) => table.attributes('aria-label'))).toStrictEqual([
    'Host type', 'Operating system', 'Operating system and version', 'Client version (elemental-register)', 'Authentication', 'Registration endpoint',
    'Label site', 'Machines with the same identity (hash)',
  ]);
  expect(text).toContain('The host didn\'t say');
  expect(text).toContain('No label says which');
  expect(text).toContain('(empty)');
  await choose(overview, 'rack');
  expect(overview.findAll('table').map((table) => table.attributes('aria-label'))).toContain('Label rack');
  await overview.find('table[aria-label^="Machines with the same"] tbody button').trigger('click');
  expect(overview.emitted('list')).toStrictEqual([[{ by: 'identityHash', value: 'ab'.repeat(32) }]]);
});
