import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import type { Choice } from '../../domain/fleet/choice';
import { INVENTORY, type MachineInventory } from '../../types';
import ChosenMachines from './ChosenMachines.vue';

function machine(name: string, os: string, namespace = 'fleet-default'): MachineInventory {
  return { metadata: { name, namespace, annotations: { 'elemental.cattle.io/os.name': os } } };
}

async function chosen(machines: MachineInventory[], choice: Choice = { by: 'osName', value: 'Debian' }): Promise<VueWrapper> {
  const { getters, actions } = pagedServer({ [INVENTORY]: machines });
  const mounted = mountInShell(ChosenMachines, { choice, title: 'Operating system: Debian' }, {
    getters: { ...getters, 'prefs/get': () => '' }, actions, router: await routerAt('/'),
  });

  await flushPromises();

  return mounted;
}

describe('the machines of a bar', () => {
  it('are found among all, with links to them', async () => {
    const links = (await chosen([machine('a', 'Debian'), machine('b', 'Ubuntu'), machine('c', 'Debian', 'lab')])).findAll('li a');

    expect(links.map((link) => [link.text(), link.attributes('href')])).toStrictEqual([
      ['a', '/c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/a'],
      ['lab/c', '/c/_/elemental/elemental.cattle.io.machineinventory/lab/c'],
    ]);
  });

  it('take the focus, so that a keyboard goes on there', async () => {
    expect((await chosen([])).find('h2').element).toBe(document.activeElement);
  });

  it('give the focus back to what asked for them', async () => {
    const opener = document.body.appendChild(document.createElement('button'));

    opener.focus();
    (await chosen([])).unmount();
    expect(document.activeElement).toBe(opener);
    opener.remove();
  });

  it('may be none any more', async () => {
    expect((await chosen([machine('b', 'Ubuntu')])).text()).toContain('No machine is like this any more.');
  });

  it('are no more than a person reads', async () => {
    const mounted = await chosen(Array.from({ length: 700 }, (_, number) => machine(`m-${ 1000 + number }`, 'Debian')));

    expect(mounted.findAll('li')).toHaveLength(500);
    expect(mounted.text()).toContain('The first 500 are shown.');
  });

  it('are looked for again when others are chosen', async () => {
    const mounted = await chosen([machine('a', 'Debian'), machine('b', 'Ubuntu')]);

    await mounted.setProps({ choice: { by: 'osName', value: 'Ubuntu' } });
    await flushPromises();
    expect(mounted.findAll('li').map((one) => one.text())).toStrictEqual(['b']);
  });
});
