import { enableAutoUnmount, flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { recording } from '../../../../test/support/recordings';
import { REGISTRATION_LABEL } from '../../domain/labels';
import { REGISTRATION, SELECTOR, type MachineInventory } from '../../types';
import GiveUpReset from './GiveUpReset.vue';

enableAutoUnmount(afterEach);

const { object } = recording('05-delete-matrix/B1-resettable-unmanaged.stuck.yaml') as { object: MachineInventory };
const PATH = '/metadata/annotations/elemental.cattle.io~1resettable';

function stuck(name: string) {
  const metadata = { ...object.metadata, name, labels: { [REGISTRATION_LABEL]: 'berlin' } };

  return { ...object, id: `fleet-default/${ name }`, metadata, patchOnServer: jest.fn().mockResolvedValue(undefined) };
}

async function open(machines: object[]) {
  const unselect = jest.fn();
  const server = pagedServer({
    [REGISTRATION]: [{ metadata: { name: 'berlin', namespace: 'fleet-default' } }],
    [SELECTOR]: [{ metadata: { name: 'select-a', namespace: 'fleet-default', labels: { 'cluster.x-k8s.io/cluster-name': 'berlin' } } }],
  });
  const router = await routerAt('/list');
  const dialog = mountInShell(GiveUpReset, { machines, unselect }, { ...server, router });

  await flushPromises();

  return { dialog, unselect };
}

async function press(dialog: VueWrapper, name: RegExp): Promise<void> {
  await dialog.findAll('button').find((one) => name.test(one.text()))?.trigger('click');
  await flushPromises();
}

describe('GiveUpReset', () => {
  it('asks first, then turns the trigger off, and says how the host comes back', async () => {
    const edge = stuck('edge');
    const { dialog, unselect } = await open([edge]);

    expect(dialog.get('h2').text()).toBe('Give up the reset of edge?');
    expect(dialog.text()).toContain('1 machine leaves the inventory at once. What its agent has not begun by then');
    expect(edge.patchOnServer).not.toHaveBeenCalled();
    await press(dialog, /^Give up the reset$/);
    expect(edge.patchOnServer).toHaveBeenCalledWith([{ op: 'add', path: PATH, value: '' }, { op: 'remove', path: PATH }]);
    expect(unselect).toHaveBeenCalledWith([edge]);
    expect(dialog.text()).toContain('rm -f /etc/elemental/state.yaml');
    await press(dialog, /^Close$/);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('says of a node that its Kubernetes goes on running', async () => {
    const node = stuck('node');

    Object.assign(node.metadata, { ownerReferences: [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: 'select-a', uid: 'u' }] });
    const { dialog } = await open([node]);

    expect(dialog.text()).toContain('The cluster berlin loses 1 node.');
    await press(dialog, /^Give up the reset$/);
    expect(dialog.text()).toContain('1 machine is a node that nobody tells of this');
  });

  it('leaves alone those that don\'t wait, keeps failures, and takes for done what is gone', async () => {
    const [refused, gone, other] = [stuck('refused'), stuck('gone'), { ...stuck('other'), metadata: { name: 'other' } }] as const;

    refused.patchOnServer.mockRejectedValue(new Error('no capacity'));
    gone.patchOnServer.mockRejectedValue({ _status: 404 });
    const { dialog } = await open([refused, gone, other]);

    expect(dialog.text()).toContain('1 machine does not wait for a reset and stays as it is.');
    await press(dialog, /^Give up 2 resets$/);
    expect(other.patchOnServer).not.toHaveBeenCalled();
    expect(dialog.text()).toContain('1 of 2 done, 1 failed.');
    expect(dialog.text()).toContain('refused: no capacity');
  });

  it('has nothing to do where none waits', async () => {
    const { dialog } = await open([{ ...stuck('other'), metadata: { name: 'other' } }]);

    expect(dialog.findAll('button').at(-1)?.attributes('disabled')).toBeDefined();
  });
});
