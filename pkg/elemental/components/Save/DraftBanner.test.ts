import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import DraftBanner from './DraftBanner.vue';

const GETTERS = { 'prefs/get': (name: string) => name === 'date-format' ? 'YYYY-MM-DD' : 'HH:mm:ss' };
const SAVED_AT = Date.UTC(2026, 10, 22, 10, 42);

function mountBanner(props: object = {}, secretTyped = false): VueWrapper {
  return mountInShell(DraftBanner, { draft: { savedAt: SAVED_AT, secretTyped }, isDirty: false, ...props }, { getters: GETTERS });
}

describe('DraftBanner', () => {
  it('says of when the changes are, as the user writes dates', () => {
    expect(mountBanner().get('[role=status]').text()).toBe('You have unsaved changes from 2026-11-22 10:42:00.');
  });

  it('says that the token is not among them, and what restoring replaces', () => {
    expect(mountBanner({}, true).text()).toContain('The token is not among them');
    expect(mountBanner({ isDirty: true }).text()).toContain('Restoring replaces what you have typed since.');
  });

  it('lets the user decide', async () => {
    const banner = mountBanner();
    const [restore, discard] = banner.findAll('button');

    expect(restore?.text()).toBe('Restore');
    await restore?.trigger('click');
    expect(banner.emitted()).toMatchObject({ restore: [[]] });
    await discard?.trigger('click');
    expect(banner.emitted('discard')).toHaveLength(1);
    expect(banner.emitted('restore')).toHaveLength(1);
  });
});
