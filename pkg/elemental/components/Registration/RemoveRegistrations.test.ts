import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { REGISTRATION_LABEL } from '../../domain/labels';
import { INVENTORY, REGISTRATION, type MachineInventory } from '../../types';
import RemoveRegistrations from './RemoveRegistrations.vue';

const MACHINE: MachineInventory = { metadata: { name: 'edge-1', namespace: 'fleet-default', labels: { [REGISTRATION_LABEL]: 'berlin' } } };

function registration(name: string, remove = jest.fn().mockResolvedValue({})) {
  return {
    id: `fleet-default/${ name }`,
    metadata: { name, namespace: 'fleet-default', generation: 1 },
    spec: { machineInventoryLabels: { [REGISTRATION_LABEL]: name } },
    listLocation: '/list',
    canUpdate: true,
    goToEdit: jest.fn(),
    remove,
  };
}

type Objects = Parameters<typeof pagedServer>[0];

async function open(registrations: ReturnType<typeof registration>[], objects: Objects = { [INVENTORY]: [MACHINE] }, address = '/list') {
  const router = await routerAt(address, '/pages/:id');
  const dialog = mountInShell(RemoveRegistrations, { registrations }, { ...pagedServer(objects), router });

  return { dialog, address: () => router.currentRoute.value.path };
}

function button(dialog: VueWrapper, name: string | RegExp) {
  return dialog.findAll('button').find((one) => one.text().match(name));
}

function deleteButton(dialog: VueWrapper) {
  return dialog.get('[data-testid=action-button-async-button]');
}

async function confirm(dialog: VueWrapper, typed: string): Promise<void> {
  await dialog.get('input').setValue(typed);
  await deleteButton(dialog).trigger('click');
  await flushPromises();
}

describe('RemoveRegistrations', () => {
  it('shows who is affected before its button works, and asks for the name', async () => {
    const berlin = registration('berlin');
    const { dialog } = await open([berlin]);

    expect(dialog.get('[role=status]').text()).toMatch(/^Looking for the machines/);
    expect(deleteButton(dialog).attributes('disabled')).toBeDefined();
    await flushPromises();
    expect(dialog.get('[role=status]').text()).toBe('');
    expect(dialog.get('section').text()).toContain('1 machine has registered here.');
    expect(deleteButton(dialog).attributes('disabled')).toBeDefined();

    await dialog.get('input').setValue('berli');
    expect(deleteButton(dialog).attributes('disabled')).toBeDefined();
    await confirm(dialog, 'berlin');
    expect(berlin.remove).toHaveBeenCalledTimes(1);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('asks for nothing where nobody is affected', async () => {
    const { dialog, address } = await open([registration('new')]);

    await flushPromises();
    expect(dialog.find('input').exists()).toBe(false);
    await deleteButton(dialog).trigger('click');
    await flushPromises();
    expect(dialog.emitted('close')).toHaveLength(1);
    expect(address()).toBe('/list');
  });

  it('takes them off the list at once', async () => {
    const router = await routerAt('/list');
    const server = pagedServer({ [INVENTORY]: [] });
    const request = { pagination: { page: 1, pageSize: 100, filters: [] } };
    const getters = { ...server.getters, 'management/havePage': () => ({ request, result: {} }) };
    const dialog = mountInShell(RemoveRegistrations, { registrations: [registration('new')] }, { ...server, getters, router });

    await flushPromises();
    await deleteButton(dialog).trigger('click');
    await flushPromises();
    expect(server.asked.at(-1)).toMatchObject({ type: REGISTRATION, opt: { ...request, force: true } });
  });

  it.each<[string, Objects, string, boolean]>([
    ['the user may not read machines', {}, 'your role gives no right', false],
    ['the server does not answer', { [INVENTORY]: new Error('the server is down') }, 'The server says: the server is down', true],
  ])('asks for the name where %s', async (_, objects, reason, again) => {
    const { dialog } = await open([registration('berlin')], objects);

    await flushPromises();
    expect(dialog.text()).toContain(reason);
    expect(!!button(dialog, 'Look again')).toBe(again);
    expect(deleteButton(dialog).attributes('disabled')).toBeDefined();
    await confirm(dialog, 'berlin');
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('asks for the number of several, and names them', async () => {
    const [berlin, lyon] = [registration('berlin'), registration('lyon')] as const;
    const { dialog } = await open([berlin, lyon]);

    await flushPromises();
    expect(dialog.get('h2').text()).toBe('Delete 2 registration endpoints?');
    expect(dialog.get('ul').text()).toMatch(/berlin ?lyon/);
    expect(button(dialog, 'Edit instead')).toBeUndefined();
    await confirm(dialog, '2');
    expect(berlin.remove).toHaveBeenCalledTimes(1);
    expect(lyon.remove).toHaveBeenCalledTimes(1);
  });

  it('leaves the page of what was deleted, and no other', async () => {
    const { dialog, address } = await open([registration('berlin')], undefined, '/pages/berlin');

    await flushPromises();
    await confirm(dialog, 'berlin');
    expect(address()).toBe('/list');

    const other = await open([registration('berlin')], undefined, '/pages/lyon');

    await flushPromises();
    await confirm(other.dialog, 'berlin');
    expect(other.address()).toBe('/pages/lyon');
  });

  it('stays, says what the server kept and tries that alone again', async () => {
    const berlin = registration('berlin');
    const lyon = registration('lyon', jest.fn().mockRejectedValueOnce(new Error('forbidden')).mockResolvedValue({}));
    const { dialog } = await open([berlin, lyon]);

    await flushPromises();
    await confirm(dialog, '2');
    expect(dialog.get('[role=alert]').text()).toBe('lyon was not deleted: forbidden');
    expect(dialog.emitted('close')).toBeUndefined();

    await deleteButton(dialog).trigger('click');
    await flushPromises();
    expect(lyon.remove).toHaveBeenCalledTimes(2);
    expect(berlin.remove).toHaveBeenCalledTimes(1);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('offers the safer way', async () => {
    const berlin = registration('berlin');
    const { dialog } = await open([berlin]);

    await flushPromises();
    expect(dialog.text()).toContain('change the token instead');
    await button(dialog, 'Edit instead')?.trigger('click');
    expect(berlin.goToEdit).toHaveBeenCalledTimes(1);
    expect(dialog.emitted('close')).toHaveLength(1);
    expect(berlin.remove).not.toHaveBeenCalled();
  });

  it('does not offer to edit what the user may not', async () => {
    const { dialog } = await open([{ ...registration('berlin'), canUpdate: false }]);

    await flushPromises();
    expect(button(dialog, 'Edit instead')).toBeUndefined();
  });
});
