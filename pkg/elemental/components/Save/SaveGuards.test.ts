import { enableAutoUnmount, type VueWrapper } from '@vue/test-utils';
import { nextTick } from 'vue';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import SaveGuards from './SaveGuards.vue';

const RESOURCE = { metadata: { name: 'shops' }, spec: { machineName: 'till' } };
const LATEST = { metadata: { name: 'shops', resourceVersion: '8' }, spec: { machineName: 'theirs' }, status: {} };

function guards(change: object = {}): Record<string, unknown> {
  return {
    failure: undefined, isSaving: false, base: RESOURCE, edited: RESOURCE, secrets: [], isDirty: true, draft: undefined, isAsking: false,
    mayCreate: true,
    save: jest.fn(), merge: jest.fn(), createAnew: jest.fn(), restoreDraft: jest.fn(), discardDraft: jest.fn(), stay: jest.fn(), leave: jest.fn(),
    ...change,
  };
}

async function mountGuards(state: Record<string, unknown>): Promise<VueWrapper> {
  document.body.innerHTML = '<div id="modals"></div>';

  return mountInShell(SaveGuards, { guards: state }, { router: await routerAt('/form'), getters: { 'prefs/get': () => 'HH:mm' } });
}

async function click(wrapper: VueWrapper, name: string): Promise<void> {
  await wrapper.findAll('button').find((button) => button.text() === name)?.trigger('click');
}

enableAutoUnmount(afterEach);

describe('SaveGuards', () => {
  it('shows nothing while nothing is wrong', async () => {
    expect((await mountGuards(guards())).text()).toBe('');
  });

  it('offers a draft', async () => {
    const state = guards({ draft: { savedAt: 0, secretTyped: false } });
    const wrapper = await mountGuards(state);

    await click(wrapper, 'Restore');
    expect(state.restoreDraft).toHaveBeenCalledTimes(1);
    await click(wrapper, 'Discard');
    expect(state.discardDraft).toHaveBeenCalledTimes(1);
  });

  it('shows a conflict, and hands over what was made of it', async () => {
    const state = guards({ failure: { kind: 'conflict', latest: LATEST } });
    const wrapper = await mountGuards(state);

    expect(wrapper.text()).toContain('spec.machineName');
    expect(wrapper.text()).not.toContain('resourceVersion');
    await click(wrapper, 'Merge and continue editing');
    expect(state.merge).toHaveBeenCalledWith({ metadata: { name: 'shops' }, spec: { machineName: 'theirs' } });
  });

  it('shows why it was not saved', async () => {
    const state = guards({ failure: { kind: 'unreachable' } });
    const wrapper = await mountGuards(state);

    await click(wrapper, 'Try again');
    expect(state.save).toHaveBeenCalledTimes(1);
    const gone = guards({ failure: { kind: 'gone' } });

    await wrapper.setProps({ guards: gone });
    await click(wrapper, 'Create it anew');
    expect(gone.createAnew).toHaveBeenCalledTimes(1);
  });

  it('takes the focus when something is wrong, for the button that was pressed is far away', async () => {
    const wrapper = await mountGuards(guards());

    expect(document.activeElement).toBe(document.body);
    await wrapper.setProps({ guards: guards({ failure: { kind: 'unreachable' } }) });
    await nextTick();
    expect(document.activeElement).toBe(wrapper.element);
  });

  it('asks who wants to leave', async () => {
    const state = guards({ isAsking: true });

    await mountGuards(state);
    const [stay, leave] = document.querySelectorAll<HTMLElement>('[role=dialog] button');

    stay?.click();
    expect(state.stay).toHaveBeenCalledTimes(1);
    leave?.click();
    expect(state.leave).toHaveBeenCalledTimes(1);
  });
});
