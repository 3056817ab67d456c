import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION } from '../../domain/labels';
import { SELECTOR } from '../../types';
import RemoveMachines from './RemoveMachines.vue';

function machine(name: string, more: object = {}, remove = jest.fn().mockResolvedValue({})) {
  return {
    id: `fleet-default/${ name }`,
    metadata: { name, namespace: 'fleet-default', ...more },
    listLocation: '/list',
    canUpdate: true,
    promptResetTrigger: jest.fn(),
    remove,
  };
}

const RESETTABLE = { annotations: { [RESETTABLE_ANNOTATION]: 'true', [UNMANAGED_ANNOTATION]: 'true' } };
const ADOPTED = { ownerReferences: [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: 'select-a', uid: 'u' }] };
const SELECTORS = [{ metadata: { name: 'select-a', namespace: 'fleet-default', labels: { 'cluster.x-k8s.io/cluster-name': 'berlin' } } }];

async function open(machines: ReturnType<typeof machine>[], address = '/list') {
  const router = await routerAt(address, '/pages/:namespace/:id');
  const unselect = jest.fn();
  const dialog = mountInShell(RemoveMachines, { machines, unselect }, { ...pagedServer({ [SELECTOR]: SELECTORS }), router });

  await flushPromises();

  return { dialog, unselect, address: () => router.currentRoute.value.path };
}

function button(dialog: VueWrapper, name: RegExp) {
  return dialog.findAll('button').find((one) => name.test(one.text()));
}

async function press(dialog: VueWrapper, name: RegExp): Promise<void> {
  await button(dialog, name)?.trigger('click');
  await flushPromises();
}

describe('RemoveMachines', () => {
  it('asks for nothing where the hosts stay as they are', async () => {
    const [a, b] = [machine('a'), machine('b')] as const;
    const { dialog, unselect } = await open([a, b]);

    expect(dialog.get('h2').text()).toBe('Delete 2 machines?');
    expect(dialog.get('section').text()).toContain('2 machines leave the inventory at once.');
    expect(dialog.find('input').exists()).toBe(false);
    await press(dialog, /^Delete$/);
    expect(a.remove).toHaveBeenCalledTimes(1);
    expect(b.remove).toHaveBeenCalledTimes(1);
    expect(unselect).toHaveBeenCalledWith([a, b]);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('says what happens to the host, and asks for the name', async () => {
    const edge = { ...machine('edge', RESETTABLE), status: { plan: { state: 'Applied' } } };
    const { dialog } = await open([edge]);

    expect(dialog.text()).toContain('/var/lib/elemental/.unmanaged_reset');
    expect(dialog.text()).toContain('Edge Image Builder');
    expect(button(dialog, /^Delete$/)?.attributes('disabled')).toBeDefined();
    await dialog.get('input').setValue('edge');
    await press(dialog, /^Delete$/);
    expect(edge.remove).toHaveBeenCalledTimes(1);
  });

  it('says which cluster loses a node', async () => {
    const { dialog } = await open([machine('a', ADOPTED)]);

    expect(dialog.text()).toContain('The cluster berlin loses 1 node.');
    expect(button(dialog, /^Delete$/)?.attributes('disabled')).toBeDefined();
  });

  it('warns of a reset that does not see that the host is unmanaged, and leads to the reset trigger', async () => {
    const annotations = { [RESETTABLE_ANNOTATION]: 'true', 'edge.example.com/os.unmanaged': 'true' };
    const mistaken = { ...machine('a', { annotations }), status: { plan: { state: 'Applied' } } };
    const { dialog, unselect } = await open([mistaken]);

    expect(dialog.text()).toContain('changes the boot loader and restarts it');
    expect(dialog.text()).toContain('Add the annotation elemental.cattle.io/os.unmanaged');
    await press(dialog, /^Turn the reset trigger off first$/);
    expect(mistaken.promptResetTrigger).toHaveBeenCalledWith([mistaken], unselect);
  });

  it('leads to the reset trigger where the delete would hang', async () => {
    const [stuck, other] = [{ ...machine('stuck', RESETTABLE), status: { plan: {} } }, machine('other')] as const;
    const { dialog, unselect } = await open([stuck, other]);

    expect(dialog.text()).toContain('1 machine will wait');
    await press(dialog, /^Turn the reset trigger off first$/);
    expect(stuck.promptResetTrigger).toHaveBeenCalledWith([stuck], unselect);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('keeps what the server kept, and takes for deleted what is gone', async () => {
    const kept = machine('kept', {}, jest.fn().mockRejectedValueOnce(new Error('forbidden')).mockResolvedValue({}));
    const gone = machine('gone', {}, jest.fn().mockRejectedValue({ _status: 404, message: 'not found' }));
    const { dialog, unselect } = await open([kept, gone]);

    await press(dialog, /^Delete$/);
    expect(dialog.get('.bulk-status [role=alert]').text()).toContain('kept: forbidden');
    expect(unselect).toHaveBeenLastCalledWith([gone]);
    await press(dialog, /^Try the one that is left$/);
    expect(kept.remove).toHaveBeenCalledTimes(2);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('leaves the page of what was deleted, and no other', async () => {
    const addresses = ['/pages/fleet-default/a', '/pages/fleet-default/b', '/pages/lab/a'];
    const left: string[] = [];

    for (const start of addresses) {
      const { dialog, address } = await open([machine('a')], start);

      await press(dialog, /^Delete$/);
      left.push(address());
    }
    expect(left).toStrictEqual(['/list', '/pages/fleet-default/b', '/pages/lab/a']);
  });
});
