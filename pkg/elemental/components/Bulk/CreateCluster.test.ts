import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { READY } from '../../../../test/support/machines';
import { CHOICE_LABEL, UNMANAGED_LABEL } from '../../domain/labels';
import { CLUSTER, SELECTOR } from '../../types';
import CreateCluster from './CreateCluster.vue';

const SELECTORS = [{ metadata: { name: 's', namespace: 'fleet-default', labels: { 'cluster.x-k8s.io/cluster-name': 'wharf' } } }];
const RIGHTS = { createClusters: true, createTemplates: true, changeMachines: true };

interface Given {
  /** Name of the selector that adopted it. */
  owner?: string;
  labels?: Record<string, string>;
  status?: object;
  rights?: Partial<typeof RIGHTS>;
  patchOnServer?: jest.Mock;
}

function machine(name: string, given: Given = {}) {
  const { owner, labels = {}, status = READY, rights = {}, patchOnServer = jest.fn().mockResolvedValue(undefined) } = given;
  const ownerReferences = owner === undefined ? [] : [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: owner, uid: 'u' }];
  const metadata = { name, namespace: 'fleet-default', labels, ownerReferences };

  return { id: `fleet-default/${ name }`, metadata, status, clusterRights: { ...RIGHTS, ...rights }, patchOnServer, readFromServer: jest.fn() };
}

async function open(...machines: ReturnType<typeof machine>[]) {
  const router = await routerAt('/list');
  const unselect = jest.fn();
  const server = pagedServer({ [CLUSTER]: [], [SELECTOR]: SELECTORS });
  const getters = { ...server.getters, 'management/paginationEnabled': () => true };
  const dialog = mountInShell(CreateCluster, { machines, unselect }, { router, getters, actions: server.actions });

  await flushPromises();

  return { dialog, unselect, address: () => router.currentRoute.value };
}

function button(dialog: VueWrapper, name: RegExp) {
  return dialog.findAll('button').find((one) => name.test(one.text()));
}

async function press(dialog: VueWrapper, name: RegExp): Promise<void> {
  await button(dialog, name)?.trigger('click');
  await flushPromises();
}

function stampOn({ patchOnServer }: ReturnType<typeof machine>): string | undefined {
  const [steps = []] = (patchOnServer.mock.calls as [{ path: string; value?: string }[]][])[0] ?? [];

  return steps.find(({ path }) => path === '/metadata/labels/ui.elemental.cattle.io~1choice')?.value;
}

describe('CreateCluster', () => {
  it('labels just these machines, and opens the form with their choice', async () => {
    const [a, b] = [machine('a'), machine('b', { labels: { [CHOICE_LABEL]: 'earlier' } })] as const;
    const { dialog, unselect, address } = await open(a, b);

    expect(dialog.get('h2').text()).toBe('Create a cluster from 2 machines');
    expect(dialog.get('section').text()).toMatch(/Warning: *1 machine was chosen for another pool.*b.*1 machine gets the label\. *a/);
    expect(address().path).toBe('/list');
    await press(dialog, /^Label 2 machines and go on$/);
    const { type, choice } = address().query;

    expect(address().path).toBe('/c/_/manager/provisioning.cattle.io.cluster/create');
    expect(type).toBe('machineinventoryselectortemplate');
    expect(choice).toMatch(/^\d{8}-\d{4}-[a-z0-9]{6}$/);
    expect([stampOn(a), stampOn(b)]).toStrictEqual([choice, choice]);
    expect(unselect).toHaveBeenCalledWith([a, b]);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('makes a choice of its own each time', async () => {
    const one = await open(machine('a'));
    const other = await open(machine('a'));

    expect(one.dialog.get('code').text()).toMatch(/^ui\.elemental\.cattle\.io\/choice=\d/);
    expect(one.dialog.get('code').text()).not.toBe(other.dialog.get('code').text());
  });

  it('warns of managed and unmanaged machines together, and says what their owners have to do', async () => {
    const { dialog } = await open(machine('a'), machine('b', { labels: { [UNMANAGED_LABEL]: 'true' } }));

    expect(dialog.text()).toContain('Unmanaged (1) and managed (1) machines match.');
    expect(dialog.text()).toContain('/var/lib/rancher/bootstrap_done');
    const managed = (await open(machine('a'))).dialog;

    expect(managed.text()).not.toMatch(/Unmanaged \(|bootstrap_done/);
  });

  it('says which machines aren\'t ready, and goes on without them', async () => {
    const [ready, without] = [machine('ready'), machine('without', { status: {} })] as const;
    const failed = machine('failed', { status: { plan: { state: 'Failed' } } });
    const { dialog, address } = await open(ready, without, failed);

    expect(dialog.text()).toMatch(/failed has failed\..*On without no agent ever connected/);
    expect(button(dialog, /go on$/)).toBeUndefined();
    await press(dialog, /^Leave out the 2 that aren't ready$/);
    expect(dialog.get('h2').text()).toBe('Create a cluster from ready');
    await press(dialog, /^Label 1 machine and go on$/);
    expect(address().query.choice).toBe(stampOn(ready));
    expect(without.patchOnServer).not.toHaveBeenCalled();
  });

  it('leads to the clusters of machines that belong to one, beside the dialog', async () => {
    const { dialog } = await open(machine('ready'), machine('<b>taken</b>', { owner: 's' }));

    expect(dialog.text()).toContain('<b>taken</b> belongs to a cluster already.');
    expect(dialog.findAll('.banner li').map((one) => one.text())).toStrictEqual(['<b>taken</b>Cluster:wharf (opens in a new tab)']);
    expect(dialog.get('.banner a').attributes()).toMatchObject({
      href: '/c/_/manager/provisioning.cattle.io.cluster/fleet-default/wharf', target: '_blank',
    });
    await press(dialog, /^Leave out the 1 that isn't ready$/);
    expect(dialog.find('.banner').exists()).toBe(false);
  });

  it.each([
    [{ createClusters: false }, 'no right to create clusters'],
    [{ createTemplates: false }, 'no right to create machine selector templates'],
    [{ changeMachines: false }, 'no right to change these machines'],
  ])('says what the role lacks: %j', async (rights, reason) => {
    const { dialog } = await open(machine('a'), machine('b', { rights }), machine('c', { status: {} }));

    expect(dialog.text()).toContain(reason);
    expect(dialog.findAll('button').map((one) => one.text())).toStrictEqual(['Cancel']);
  });

  it('keeps what failed, and goes on without it or tries again', async () => {
    const refused = machine('refused', { patchOnServer: jest.fn().mockRejectedValueOnce(new Error('forbidden')).mockResolvedValue(undefined) });
    const done = machine('done');
    const first = await open(done, refused);

    await press(first.dialog, /^Label 2 machines/);
    expect(first.dialog.get('.bulk-status [role=alert]').text()).toContain('refused: forbidden');
    expect(first.unselect).toHaveBeenCalledWith([done]);
    expect(first.address().path).toBe('/list');
    await press(first.dialog, /^Go on with the 1 machine that has the label$/);
    expect(first.address().query.choice).toBe(stampOn(done));

    const second = await open(machine('done'), machine('again', {
      patchOnServer: jest.fn().mockRejectedValueOnce(new Error('forbidden')).mockResolvedValue(undefined),
    }));

    await press(second.dialog, /^Label 2 machines/);
    await press(second.dialog, /^Try the one that is left$/);
    expect(second.address().path).toBe('/c/_/manager/provisioning.cattle.io.cluster/create');
  });

  it('offers nothing to go on with where none got the label', async () => {
    const { dialog } = await open(machine('refused', { patchOnServer: jest.fn().mockRejectedValue(new Error('forbidden')) }));

    await press(dialog, /^Label 1 machine/);
    expect(button(dialog, /^Go on/)).toBeUndefined();
  });
});
