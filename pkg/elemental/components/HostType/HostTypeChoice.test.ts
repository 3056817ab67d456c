import { mountInShell } from '../../../../test/support/components/mount';
import HostTypeChoice from './HostTypeChoice.vue';

function radios(props: Record<string, unknown>): HTMLInputElement[] {
  return mountInShell(HostTypeChoice, props).findAll('input').map(({ element }) => element);
}

describe('HostTypeChoice', () => {
  it('asks who looks after the operating system', () => {
    expect(mountInShell(HostTypeChoice, { modelValue: false }).get('legend').text()).toBe('Who looks after the operating system of these hosts?');
  });

  it('asks about one host where it is told to', () => {
    expect(mountInShell(HostTypeChoice, { modelValue: false, question: 'And this one?' }).get('legend').text()).toBe('And this one?');
  });

  it('shows the answer', () => {
    expect(radios({ modelValue: false }).map(({ checked }) => checked)).toStrictEqual([true, false]);
    expect(radios({ modelValue: true }).map(({ checked }) => checked)).toStrictEqual([false, true]);
  });

  it('takes another answer', async () => {
    const wrapper = mountInShell(HostTypeChoice, { modelValue: false });

    await wrapper.get('input[aria-label="Somebody else"]').setValue();
    expect(wrapper.emitted('update:modelValue')).toStrictEqual([[true]]);
  });

  it('says what follows for unmanaged hosts', () => {
    const text = mountInShell(HostTypeChoice, { modelValue: true }).findAll('label')[1]?.text();

    expect(text).toContain('Kubernetes provisioning, where elemental-system-agent runs on the host');
    expect(text).toContain('No OS upgrades');
    expect(text).not.toMatch(/toolkit/i);
  });

  it('can\'t be changed where the form is only shown', () => {
    expect(mountInShell(HostTypeChoice, { modelValue: true, disabled: true }).get('fieldset').attributes('disabled')).toBeDefined();
  });
});
