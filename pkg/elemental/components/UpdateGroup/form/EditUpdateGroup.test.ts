import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../../test/support/components/mount';
import { recording } from '../../../../../test/support/recordings';
import { EXCLUSION, withExclusion } from '../../../domain/update-group/exclusion';
import type { ManagedOSImage, ManagedOSVersion } from '../../../types';
import EditUpdateGroup from './EditUpdateGroup.vue';
import NamesField from './NamesField.vue';

// The shell's frame of forms and its window need a whole dashboard around them: seen in the browser tests.
jest.mock('@shell/components/CruResource.vue', () => ({
  props: ['validationPassed'],
  emits: ['finish', 'cancel'],
  template: '<form><slot /></form>',
}));
jest.mock('@shell/components/AppModal.vue', () => ({ template: '<div role="dialog"><slot /></div>' }));
jest.mock('@shell/components/TabTitle.vue', () => ({ template: '<i />' }));

interface Mounted {
  page: VueWrapper;
  /** What was saved. */
  saved: ManagedOSImage[];
  save: () => Promise<void>;
  leaveOut: () => boolean;
  toggle: () => Promise<void>;
}

async function open(mode: 'create' | 'edit' | 'view', image: ManagedOSImage = {}): Promise<Mounted> {
  const saved: ManagedOSImage[] = [];
  const model = {
    ...image, type: 'elemental.cattle.io.managedosimage', id: 'fleet-default/a', canUpdate: true, detailLocation: '/there', listLocation: '/list',
    replaceWith(edited: ManagedOSImage) {
      saved.push(JSON.parse(JSON.stringify(edited)) as ManagedOSImage);
    },
    save: () => Promise.resolve(),
  };
  const versions = ['v6.1-os', 'v6.1-iso'].map((name) => {
    return (recording(`07-os-and-media/ManagedOSVersion.${ name }.yaml`) as { after: ManagedOSVersion }).after;
  });
  const page = mountInShell(EditUpdateGroup, { value: model, mode }, {
    router: await routerAt('/form'),
    getters: { 'management/schemaFor': () => ({ id: 'x', collectionMethods: ['GET', 'POST'] }), 'auth/principalId': 'user', 'auth/loggedIn': true },
    actions: { 'management/findPage': ({ type }: { type: string }) => {
      const data = type.endsWith('managedosversion') ? versions : [{ metadata: { name: 'edge' } }];

      return { data, pagination: { result: { count: data.length } } };
    } },
  });
  const box = (): ReturnType<typeof page.get> => page.get('#field-leaveOutUnmanaged [role=checkbox]');

  await flushPromises();

  return {
    page,
    saved,
    save: async () => {
      (page.getComponent({ name: 'CruResource' }) as VueWrapper).vm.$emit('finish', () => undefined);
      await flushPromises();
    },
    leaveOut: () => box().attributes('aria-checked') === 'true',
    toggle: async () => {
      await box().trigger('click');
      await flushPromises();
    },
  };
}

const ALL_NODES = (recording('07-os-and-media/ManagedOSImage.default-all-nodes.yaml') as { after: ManagedOSImage }).after;

beforeEach(() => {
  window.sessionStorage.clear();
  window.localStorage.clear();
});

describe('the form of an update group', () => {
  it('offers the clusters that there are, and those of the group', async () => {
    const { page } = await open('edit', { metadata: { name: 'a' }, spec: { clusterTargets: [{ clusterName: 'gone' }] } });
    const clusters = page.getComponent(NamesField).getComponent({ name: 'LabeledSelect' });

    expect(clusters.props('options')).toStrictEqual(['edge', 'gone']);
  });

  it('leaves unmanaged nodes out of a new one, and says what it takes', async () => {
    const { page, saved, save, leaveOut } = await open('create', { metadata: { namespace: 'fleet-default' }, spec: {} });

    expect(leaveOut()).toBe(true);
    await save();
    expect(saved).toStrictEqual([]);
    expect(page.text()).toContain('A name is missing. Enter one.');
    expect(page.text()).toContain('It isn\'t said what to upgrade to.');

    await page.get('#field-name input').setValue('spring');
    await page.get('#field-updateSource [role=radio][aria-label="An image"]').trigger('click');
    await page.get('#field-osImage input').setValue('registry.example.com/os:1');
    await save();
    expect(saved[0]?.metadata).toStrictEqual({ namespace: 'fleet-default', name: 'spring' });
    expect(saved[0]?.spec).toStrictEqual({ osImage: 'registry.example.com/os:1', nodeSelector: { matchExpressions: [EXCLUSION] } });
  });

  it('proposes to leave them out of one that reaches them, and keeps everything else', async () => {
    const { page, saved, save, leaveOut } = await open('edit', ALL_NODES);

    expect(leaveOut()).toBe(true);
    expect(page.text()).toContain('The form has added the condition that leaves them out; it holds once you save.');
    await save();
    expect(saved[0]).toMatchObject({ ...ALL_NODES, spec: { ...ALL_NODES.spec, nodeSelector: { matchExpressions: [EXCLUSION] } } });
  });

  it('says what follows where the proposal is taken back, and then changes nothing', async () => {
    const { page, saved, save, toggle } = await open('edit', ALL_NODES);

    await toggle();
    expect(page.text()).not.toContain('The form has added the condition');
    expect(page.get('[role=status]').text()).toMatch(/unmanaged ones included.*is drained.*expected to fail/);
    await save();
    expect(saved[0]?.spec).toStrictEqual(ALL_NODES.spec);
    expect(page.find('[role=dialog]').exists()).toBe(false);
  });

  it('asks before it lets a group reach unmanaged nodes', async () => {
    const { page, saved, save, toggle } = await open('edit', withExclusion(ALL_NODES));

    await toggle();
    await save();
    expect(saved).toStrictEqual([]);
    expect(page.get('[role=dialog]').text()).toContain('From now on it reaches them.');
  });

  it('changes nothing of what is only looked at, and leaves another condition alone', async () => {
    const other = { matchLabels: { 'ui.elemental.cattle.io/unmanaged': 'false' } };
    const { page, leaveOut } = await open('edit', { ...ALL_NODES, spec: { ...ALL_NODES.spec, nodeSelector: other } });

    expect((await open('view', ALL_NODES)).leaveOut()).toBe(false);
    expect(leaveOut()).toBe(true);
    expect(page.text()).toContain('Another condition of the node selector leaves unmanaged nodes out already.');
  });

  it('warns of an OS version that is not for upgrades', async () => {
    const { page } = await open('edit', { ...ALL_NODES, spec: { managedOSVersionName: 'v6.1-iso', clusterTargets: [{ clusterName: 'edge' }] } });

    expect(page.get('#field-osVersion').text()).toContain('The OS version v6.1-iso is not for upgrades');
  });
});
