import { mountInShell } from '../../../../test/support/components/mount';
import RegistrationHostType from './RegistrationHostType.vue';

describe('RegistrationHostType', () => {
  it.each([[true, 'Unmanaged'], [false, 'Managed']])('says the host type (unmanaged: %s)', (unmanaged, text) => {
    expect(mountInShell(RegistrationHostType, { unmanaged, mayMark: true }).text()).toBe(text);
  });

  it.each([
    [true, { unmanaged: 12, looked: 100 }, /^12 of the 100 machines that were looked at are unmanaged, .*“Mark as unmanaged” in the menu/],
    [false, { unmanaged: 1, looked: 1 }, /^The one machine that was looked at is unmanaged, .*Ask an administrator/],
  ])('warns of unmanaged hosts, with what to do (may mark: %s)', (mayMark, phoneHome, meaning) => {
    const wrapper = mountInShell(RegistrationHostType, { unmanaged: false, mayMark, phoneHome });

    expect(wrapper.text()).toMatch(/^Managed\s*Brings unmanaged hosts$/);
    expect(wrapper.get('[role=note]').attributes('aria-description')).toMatch(meaning);
  });

  it('says what it takes where the operator is too old', () => {
    const phoneHome = { unmanaged: 1, looked: 1 };
    const wrapper = mountInShell(RegistrationHostType, { unmanaged: false, mayMark: true, unmanagedUnknown: true, phoneHome });

    expect(wrapper.get('[role=note]').attributes('aria-description')).toMatch(/from version 1\.4\.0 on\. Upgrade the chart/);
  });
});
