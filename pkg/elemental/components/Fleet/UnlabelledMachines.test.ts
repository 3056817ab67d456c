import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { nextTick } from 'vue';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { INVENTORY, REGISTRATION } from '../../types';
import UnlabelledMachines from './UnlabelledMachines.vue';

// without the plugins of the whole dashboard it can't be drawn
jest.mock('@shell/components/form/LabeledSelect.vue', () => ({ name: 'LabeledSelect', emits: ['update:value'], render: () => null }));

async function choose(mounted: VueWrapper, value: string): Promise<void> {
  (mounted.findComponent({ name: 'LabeledSelect' }) as VueWrapper).vm.$emit('update:value', value);
  await nextTick();
}

const patchOnServer = jest.fn<Promise<void>, [object[]]>();
const machine = { metadata: { name: 'a', namespace: 'fleet-default', labels: {} }, patchOnServer };

async function unlabelled(props: object, maySeeRegistrations = true): Promise<VueWrapper> {
  const shops = { metadata: { name: 'shops', namespace: 'fleet-default' } };
  const server = pagedServer({ [INVENTORY]: [machine], ...maySeeRegistrations && { [REGISTRATION]: [shops] } });
  const getters = { ...server.getters, 'prefs/get': () => '' };
  const mounted = mountInShell(UnlabelledMachines, { withoutRegistration: 0, withoutUnmanaged: 0, mayLabel: true, ...props }, {
    getters, actions: server.actions, router: await routerAt('/'),
  });

  await flushPromises();

  return mounted;
}

function applyButton(mounted: VueWrapper): ReturnType<VueWrapper['find']> {
  return mounted.find('button.role-primary');
}

beforeEach(() => {
  patchOnServer.mockReset();
});

describe('machines without labels', () => {
  it('are offered labels that are certain', async () => {
    const mounted = await unlabelled({ withoutUnmanaged: 2 });

    expect(mounted.text()).toContain('2 machines are unmanaged');
    expect(applyButton(mounted).attributes('disabled')).toBeUndefined();
  });

  it('get them as long as the page is there, which is said meanwhile', async () => {
    let patched: (() => void) | undefined;

    patchOnServer.mockImplementation(() => new Promise((resolve) => {
      patched = resolve;
    }));
    const mounted = await unlabelled({ withoutRegistration: 1 });

    await choose(mounted, 'fleet-default/shops');
    await applyButton(mounted).trigger('click');
    await flushPromises();
    expect(mounted.emitted('begun')).toHaveLength(1);
    expect(mounted.text()).toContain('Stay on this page until it is done');
    patched?.();
    await flushPromises();
    expect(mounted.text()).not.toContain('Stay on this page');
  });

  it('are offered no registration that nobody knows', async () => {
    expect(applyButton(await unlabelled({ withoutRegistration: 2 })).attributes('disabled')).toBeDefined();
  });

  it('get the registration that the person knows', async () => {
    const mounted = await unlabelled({ withoutRegistration: 1 });

    await choose(mounted, 'fleet-default/shops');
    expect(mounted.text()).toContain('All machines without this label in the namespace fleet-default get the label of shops.');
    await applyButton(mounted).trigger('click');
    await flushPromises();
    const path = '/metadata/labels/ui.elemental.cattle.io~1registration';

    expect(patchOnServer.mock.calls[0]?.[0]).toStrictEqual([{ op: 'add', path, value: 'shops' }]);
    expect(mounted.text()).toContain('1 machine got its labels.');
    expect(mounted.emitted('labelled')).toHaveLength(1);
  });

  it('are listed with what the server said', async () => {
    patchOnServer.mockRejectedValue(new Error('may not'));
    const mounted = await unlabelled({ withoutRegistration: 1 });

    await choose(mounted, 'fleet-default/shops');
    await applyButton(mounted).trigger('click');
    await flushPromises();
    expect(mounted.find('.banner').text()).toMatch(/1 machine could not be changed.*a\s*:\s*may not/s);
  });

  it('can\'t be given one by those who may not see any', async () => {
    const mounted = await unlabelled({ withoutRegistration: 2, withoutUnmanaged: 1 }, false);

    expect(mounted.text()).toContain('Your role gives no right to read registration endpoints');
    expect(mounted.findComponent({ name: 'LabeledSelect' }).exists()).toBe(false);
    expect(applyButton(mounted).attributes('disabled')).toBeUndefined();
  });

  it('stay so for who may not change them', async () => {
    const mounted = await unlabelled({ withoutUnmanaged: 2, mayLabel: false });

    expect(applyButton(mounted).exists()).toBe(false);
    expect(mounted.text()).toContain('Your role gives no right to change machines.');
  });
});
