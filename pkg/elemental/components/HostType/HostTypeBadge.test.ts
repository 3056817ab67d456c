import { mountInShell } from '../../../../test/support/components/mount';
import HostTypeBadge from './HostTypeBadge.vue';

describe('HostTypeBadge', () => {
  it('makes the exception stand out', () => {
    const badge = mountInShell(HostTypeBadge, { unmanaged: true });

    expect(badge.text()).toBe('Unmanaged');
    expect(badge.find('i').exists()).toBe(true);
  });

  it('is plain text for a managed host', () => {
    const badge = mountInShell(HostTypeBadge, { unmanaged: false });

    expect(badge.text()).toBe('Managed');
    expect(badge.find('i').exists()).toBe(false);
  });
});
