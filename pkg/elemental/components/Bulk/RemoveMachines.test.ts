import { enableAutoUnmount, flushPromises, type VueWrapper } from '@vue/test-utils';
import { reactive } from 'vue';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { REGISTRATION_LABEL, RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../../domain/labels';
import { CLUSTER, REGISTRATION, SELECTOR, type ObjectMeta } from '../../types';
import RemoveMachines from './RemoveMachines.vue';

// ids are counted anew for each
enableAutoUnmount(afterEach);

const CONNECTED = { plan: { state: 'Applied' } };
const SEEN = { plan: {} };
const UNMANAGED = { [UNMANAGED_ANNOTATION]: 'true' };
const RESETTABLE = { [RESETTABLE_ANNOTATION]: 'true', [UNMANAGED_ANNOTATION]: 'true' };
const WRONG = { [RESETTABLE_ANNOTATION]: 'true', 'edge.example.com/os.unmanaged': 'true' };
const MARKS = [
  { op: 'add', path: '/metadata/labels', value: { 'ui.elemental.cattle.io/unmanaged': 'true' } },
  { op: 'add', path: '/metadata/annotations/elemental.cattle.io~1os.unmanaged', value: 'true' },
];
const DELETED = { deletionTimestamp: '2026-11-22T11:13:09Z' };
const ADOPTED = { ownerReferences: [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: 'select-a', uid: 'u' }] };
const SELECTORS = [{ metadata: { name: 'select-a', namespace: 'fleet-default', labels: { 'cluster.x-k8s.io/cluster-name': 'berlin' } } }];

function metadata(name: string, annotations: Record<string, string>, more: Partial<ObjectMeta>): ObjectMeta {
  return { name, namespace: 'fleet-default', annotations, ...more };
}

function machine(name: string, status: object = CONNECTED, annotations: Record<string, string> = {}, more: Partial<ObjectMeta> = {}) {
  return reactive({
    id: `fleet-default/${ name }`,
    metadata: metadata(name, annotations, more),
    status,
    listLocation: '/list',
    canPatch: true,
    patchOnServer: jest.fn().mockResolvedValue(undefined),
    remove: jest.fn().mockResolvedValue({}),
  });
}

type Machine = ReturnType<typeof machine>;

interface Place {
  address?: string;
  /** Those that can be read, by name. */
  registrations?: string[];
  spec?: object;
  mayReadClusters?: boolean;
}

async function open(machines: Machine[], { address = '/list', registrations, spec, mayReadClusters }: Place = {}) {
  const router = await routerAt(address, '/pages/:namespace/:id');
  const unselect = jest.fn();
  const made = registrations?.map((name) => ({ metadata: { name, namespace: 'fleet-default' }, spec }));
  const server = pagedServer({ [SELECTOR]: SELECTORS, ...made && { [REGISTRATION]: made }, ...mayReadClusters && { [CLUSTER]: [] } });
  const getters = { ...server.getters, 'prefs/get': () => 'YYYY' };
  const dialog = mountInShell(RemoveMachines, { machines, unselect }, { actions: server.actions, getters, router });

  await flushPromises();

  return { dialog, unselect, asked: server.asked, address: () => router.currentRoute.value.path };
}

function button(dialog: VueWrapper, name: RegExp) {
  return dialog.findAll('button').find((one) => name.test(one.text()));
}

async function press(dialog: VueWrapper, name: RegExp): Promise<void> {
  const found = button(dialog, name);

  expect(found?.text()).toMatch(name);
  await found?.trigger('click');
  await flushPromises();
}

function mayDelete(dialog: VueWrapper): boolean {
  return button(dialog, /^Delete$/)?.attributes('disabled') === undefined;
}

describe('RemoveMachines', () => {
  it('asks for nothing where the hosts stay as they are, and says how they come back', async () => {
    const [a, b] = [machine('a', CONNECTED, UNMANAGED), machine('b', CONNECTED, UNMANAGED)] as const;
    const { dialog, unselect } = await open([a, b]);

    expect(dialog.get('h2').text()).toBe('Delete 2 machines?');
    expect(dialog.get('section').text()).toContain('2 machines leave the inventory at once.');
    expect(dialog.find('input').exists()).toBe(false);
    await press(dialog, /^Delete$/);
    expect(a.remove).toHaveBeenCalledTimes(1);
    expect(b.remove).toHaveBeenCalledTimes(1);
    expect(unselect).toHaveBeenCalledWith([a, b]);
    expect(dialog.text()).toContain('2 of 2 done, 0 failed.');
    expect(dialog.text()).toContain('To have one of the 2 hosts register again, do this on it:');
    expect(dialog.findAll('code').map((one) => one.text())).toStrictEqual([
      'rm -f /etc/elemental/state.yaml', 'rm -f /var/lib/rancher/bootstrap_done', 'systemctl restart elemental-system-agent.service',
    ]);
    expect(dialog.emitted('close')).toBeUndefined();
    await press(dialog, /^Close$/);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('says what happens to the host and why it asks, and asks for the name', async () => {
    const edge = machine('edge', CONNECTED, RESETTABLE);
    const { dialog } = await open([edge]);

    expect(dialog.text()).toContain('/var/lib/elemental/.unmanaged_reset');
    expect(dialog.text()).toContain('Edge Image Builder');
    expect(dialog.text()).toContain('not that it runs now');
    expect(dialog.text()).toContain('1 host is told of a reset.');
    expect(mayDelete(dialog)).toBe(false);
    await dialog.get('input').setValue('edge');
    await press(dialog, /^Delete$/);
    expect(edge.remove).toHaveBeenCalledTimes(1);
    expect(dialog.get('h2').text()).toBe('Deleting the machine edge');
    expect(dialog.text()).toContain('Elemental does nothing else');
  });

  it('has a managed host that was not reset installed again, and not registered by hand', async () => {
    const { dialog } = await open([machine('till')]);

    await press(dialog, /^Delete$/);
    expect(dialog.text()).toContain('Start the host from installation media of its registration endpoint.');
    expect(dialog.text()).toContain('/oem/registration/state.yaml');
    expect(dialog.find('code').exists()).toBe(false);
  });

  it('asks again where what was confirmed is no longer what happens', async () => {
    const edge = machine('edge', SEEN, RESETTABLE);
    const { dialog } = await open([edge]);

    await dialog.get('input').setValue('edge');
    expect(mayDelete(dialog)).toBe(true);
    edge.status = CONNECTED;
    await flushPromises();
    expect(dialog.text()).toContain('1 host is told of a reset.');
    expect(mayDelete(dialog)).toBe(false);
  });

  it('says which cluster loses a node', async () => {
    const { dialog } = await open([machine('a', CONNECTED, {}, ADOPTED)]);

    expect(dialog.text()).toContain('The cluster berlin loses 1 node.');
    expect(dialog.find('a').exists()).toBe(false);
    expect(mayDelete(dialog)).toBe(false);
  });

  it('counts no node of a machine that is being deleted already', async () => {
    const deleted = machine('b', CONNECTED, UNMANAGED, { ...ADOPTED, ...DELETED });
    const { dialog } = await open([machine('a', CONNECTED, {}, ADOPTED), deleted]);

    expect(dialog.text()).toContain('The cluster berlin loses 1 node.');
  });

  it('leads to that cluster, beside the dialog, who may read clusters', async () => {
    const { dialog } = await open([machine('a', CONNECTED, {}, ADOPTED)], { mayReadClusters: true });
    const { href, target } = dialog.get('a').attributes();

    expect([href, target]).toStrictEqual(['/c/_/manager/provisioning.cattle.io.cluster/fleet-default/berlin', '_blank']);
  });

  it('keeps what the server kept, and takes for deleted what is gone', async () => {
    const [kept, gone] = [machine('kept', CONNECTED, UNMANAGED), machine('gone', CONNECTED, UNMANAGED)] as const;

    kept.remove.mockRejectedValueOnce(new Error('forbidden'));
    gone.remove.mockRejectedValue({ _status: 404, message: 'not found' });
    const { dialog, unselect } = await open([kept, gone]);

    await press(dialog, /^Delete$/);
    expect(dialog.text()).toContain('kept: forbidden');
    expect(dialog.text()).toContain('To have the host register again, do this on it:gone');
    expect(unselect).toHaveBeenLastCalledWith([gone]);
    await press(dialog, /^Try the one that is left$/);
    expect(kept.remove).toHaveBeenCalledTimes(2);
    expect(dialog.text()).toContain('To have one of the 2 hosts register again');
  });

  it('leaves the page of what is gone, but not of what waits, nor any other', async () => {
    const addresses = ['/pages/fleet-default/a', '/pages/fleet-default/b', '/pages/lab/a'];
    const left: string[] = [];

    for (const start of addresses) {
      const { dialog, address } = await open([machine('a')], { address: start });

      await press(dialog, /^Delete$/);
      await press(dialog, /^Close$/);
      left.push(address());
    }
    expect(left).toStrictEqual(['/list', '/pages/fleet-default/b', '/pages/lab/a']);

    const { dialog, address } = await open([machine('a', SEEN, RESETTABLE)], { address: '/pages/fleet-default/a' });

    await dialog.get('input').setValue('a');
    await press(dialog, /^Delete$/);
    expect(dialog.text()).toContain('1 machine waits now until its agent has reported the reset');
    await press(dialog, /^Close$/);
    expect(address()).toBe('/pages/fleet-default/a');
  });

  it('deletes nothing again, says since when it is being deleted, and what lets it go', async () => {
    const [waiting, other] = [machine('waiting', SEEN, RESETTABLE, DELETED), machine('other')] as const;
    const { dialog: alone } = await open([waiting]);

    expect(alone.get('h2').text()).toBe('Delete the machine waiting?');
    expect(mayDelete(alone)).toBe(false);
    expect(alone.find('input').exists()).toBe(false);
    expect(alone.text()).toContain('was deleted on 2026 2026. Deleting it again changes nothing');
    expect(alone.text()).toContain('“Give up the reset”');

    const { dialog, unselect } = await open([waiting, other]);

    expect(dialog.get('h2').text()).toBe('Delete the machine other?');
    await press(dialog, /^Delete$/);
    expect(waiting.remove).not.toHaveBeenCalled();
    expect(other.remove).toHaveBeenCalledTimes(1);
    expect(unselect).toHaveBeenCalledWith([other]);
  });

  it('goes on naming what it deletes once that is being deleted', async () => {
    const edge = machine('edge', CONNECTED, RESETTABLE);
    const { dialog } = await open([edge, machine('waiting', SEEN, RESETTABLE, DELETED)]);

    await dialog.get('input').setValue('edge');
    await press(dialog, /^Delete$/);
    Object.assign(edge.metadata, DELETED);
    await flushPromises();
    expect(dialog.get('h2').text()).toBe('Deleting the machine edge');
  });
});

describe('RemoveMachines, where an unmanaged host would get the reset of a managed one', () => {
  it('deletes nothing until it is repaired in place, with the marks alone', async () => {
    const wrong = machine('wrong', CONNECTED, WRONG);
    const { dialog } = await open([wrong]);

    expect(dialog.text()).toContain('Can\'t be deleted: 1 machine must not be deleted as it is');
    expect(dialog.find('input').exists()).toBe(false);
    expect(mayDelete(dialog)).toBe(false);
    expect(button(dialog, /^Leave/)).toBeUndefined();
    await press(dialog, /^Mark 1 machine as unmanaged$/);
    expect(wrong.patchOnServer.mock.calls).toMatchObject([[[{ op: 'test' }, ...MARKS]]]);
    expect(wrong.remove).not.toHaveBeenCalled();

    // the page doesn't show it yet
    expect(dialog.text()).not.toContain('Can\'t be deleted');
    expect(dialog.text()).toContain('The agent of 1 machine writes the file');
    await dialog.get('input').setValue('wrong');
    await press(dialog, /^Delete$/);
    expect(wrong.remove).toHaveBeenCalledTimes(1);
  });

  it('leaves them out where others are chosen; they stay selected', async () => {
    const [wrong, other] = [machine('wrong', CONNECTED, WRONG), machine('other')] as const;
    const { dialog, unselect } = await open([wrong, other]);

    expect(mayDelete(dialog)).toBe(false);
    expect(dialog.text()).not.toContain('What else can be done');
    await press(dialog, /^Leave 1 machine out$/);
    expect(dialog.get('h2').text()).toBe('Delete the machine other?');
    expect(dialog.text()).toContain('1 machine was left out. It stays as it is.');
    await press(dialog, /^Delete$/);
    expect(wrong.remove).not.toHaveBeenCalled();
    expect(unselect).toHaveBeenCalledWith([other]);
  });

  it('stops again where somebody else takes the mark away', async () => {
    const wrong = machine('wrong', CONNECTED, WRONG);
    const { dialog } = await open([wrong]);

    await press(dialog, /^Mark 1 machine/);
    wrong.metadata.labels = { 'ui.elemental.cattle.io/unmanaged': 'true' };
    wrong.metadata.annotations = { ...WRONG, [UNMANAGED_ANNOTATION]: 'true' };
    await flushPromises();
    expect(dialog.text()).not.toContain('Can\'t be deleted');
    wrong.metadata.annotations = WRONG;
    await flushPromises();
    expect(dialog.text()).toContain('Can\'t be deleted');
  });

  it('stops where only the registration says that the host is unmanaged, and lets it go once it is marked', async () => {
    const bare = machine('bare', CONNECTED, { [RESETTABLE_ANNOTATION]: 'true' }, { labels: { [REGISTRATION_LABEL]: 'berlin' } });
    const { dialog } = await open([bare], { registrations: ['berlin'], spec: { machineInventoryLabels: { [UNMANAGED_LABEL]: 'true' } } });

    expect(dialog.text()).toContain('Can\'t be deleted: 1 machine must not be deleted as it is: it isn\'t marked as unmanaged');
    expect(mayDelete(dialog)).toBe(false);
    await press(dialog, /^Mark 1 machine as unmanaged$/);
    expect(dialog.text()).toContain('The agent of 1 machine writes the file');
    await dialog.get('input').setValue('bare');
    expect(mayDelete(dialog)).toBe(true);
  });

  it('says why nothing is offered to who may not change them', async () => {
    const wrong = { ...machine('wrong', CONNECTED, WRONG), canPatch: false };
    const { dialog } = await open([wrong]);

    expect(mayDelete(dialog)).toBe(false);
    expect(button(dialog, /^Mark/)).toBeUndefined();
    expect(dialog.text()).toContain('Your role gives no right to change these machines');
  });
});

describe('RemoveMachines, what else can be done', () => {
  it('takes them from the inventory only: the trigger is turned off, and the new consequences are shown', async () => {
    const [stuck, edge] = [machine('stuck', SEEN, RESETTABLE), machine('edge', CONNECTED, RESETTABLE)] as const;
    const { dialog } = await open([stuck, edge]);

    expect(dialog.text()).toContain('1 machine will wait');
    await dialog.get('input').setValue('2');
    expect(mayDelete(dialog)).toBe(true);
    const effect = button(dialog, /^Remove 2 machines from the inventory only$/)?.attributes('aria-describedby') ?? '';

    expect(document.getElementById(effect)?.textContent).toContain('Deleting then leaves the hosts as they are.');
    await press(dialog, /^Remove 2 machines from the inventory only$/);
    expect(stuck.patchOnServer).toHaveBeenCalledTimes(1);
    expect(dialog.text()).toContain('2 machines leave the inventory at once.');
    expect(dialog.text()).toContain('2 of 2 done, 0 failed.');
    expect(dialog.find('input').exists()).toBe(false);
    // and back, for the one that has an agent
    await press(dialog, /^Reset 1 host as well$/);
    expect(edge.patchOnServer).toHaveBeenCalledTimes(2);
    expect(dialog.text()).toContain('The agent of 1 machine writes the file');
    expect(mayDelete(dialog)).toBe(false);
  });

  it('keeps the failures of a change, and offers it again to those', async () => {
    const [a, b] = [machine('a', SEEN, RESETTABLE), machine('b', SEEN, RESETTABLE)] as const;
    const { dialog } = await open([a, b]);

    b.patchOnServer.mockRejectedValueOnce(new Error('no capacity'));
    await press(dialog, /^Remove 2 machines/);
    expect(dialog.text()).toContain('b: no capacity');
    expect(dialog.text()).toContain('1 machine will wait');
    await press(dialog, /^Remove 1 machine /);
    expect(a.patchOnServer).toHaveBeenCalledTimes(1);
    expect(dialog.text()).toContain('2 machines leave the inventory at once.');
  });

  it('says of whom it is not offered, and why', async () => {
    const { dialog } = await open([machine('off', SEEN), machine('on')]);

    expect(button(dialog, /^Reset 1 host as well$/)).toBeDefined();
    expect(dialog.text()).toContain('On 1 machine no agent ever connected that could take a reset. Install the agent first.');
  });
});

describe('RemoveMachines, where registrations are gone', () => {
  const came = (name: string, label: string) => machine(name, CONNECTED, RESETTABLE, { labels: { [REGISTRATION_LABEL]: label } });

  it('says that machines hang, after one question however many there are', async () => {
    const many = Array.from({ length: 300 }, (_, index) => came(`edge-${ index }`, index % 3 ? 'berlin' : 'lyon'));
    const { dialog, asked } = await open(many, { registrations: ['berlin'] });

    expect(asked.map(({ type }) => type)).toStrictEqual([REGISTRATION]);
    expect(dialog.text()).toContain('100 machines will hang');
    expect(dialog.text()).toContain('The agents of 200 machines write the file');
  });

  it('waits until that is known, and takes nothing for gone that can\'t be known', async () => {
    const router = await routerAt('/list');
    const { getters } = pagedServer({ [SELECTOR]: [], [REGISTRATION]: [] });
    const actions = { 'management/findPage': () => new Promise(() => undefined) };
    const dialog = mountInShell(RemoveMachines, { machines: [came('a', 'lyon')] }, { getters, actions, router });

    await dialog.get('input').setValue('a');
    expect(mayDelete(dialog)).toBe(false);
    expect(dialog.text()).toContain('Looking for the registration endpoints');

    const { dialog: unknown } = await open([came('a', 'lyon')]);

    expect(unknown.text()).toContain('The agent of 1 machine writes the file');
    await unknown.get('input').setValue('a');
    expect(mayDelete(unknown)).toBe(true);
  });

  it('leads to where a host registers again', async () => {
    const { dialog } = await open([came('a', 'berlin'), came('b', 'berlin')], { registrations: ['berlin'] });

    await dialog.get('input').setValue('2');
    await press(dialog, /^Delete$/);
    expect(dialog.findAll('a').map((link) => [link.text(), link.attributes('href')])).toStrictEqual([
      ['Connect a host: berlin', '/c/_/elemental/elemental.cattle.io.machineregistration/fleet-default/berlin'],
    ]);
  });
});
