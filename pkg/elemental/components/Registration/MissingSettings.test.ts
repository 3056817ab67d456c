import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { registrationForm, type RegistrationForm } from '../../domain/registration/form';
import MissingSettings from './MissingSettings.vue';

function mountFor(missing: string[], answers: Partial<RegistrationForm> = {}): VueWrapper {
  return mountInShell(MissingSettings, { form: { ...registrationForm({}), ...answers }, isShown: (field: string) => !missing.includes(field) });
}

describe('MissingSettings', () => {
  it('says nothing where the operator has all', () => {
    expect(mountFor([], { token: 'x' }).text()).toBe('');
  });

  it('names what is missing, by the version that has it, and says what to do', () => {
    const text = mountFor(['token', 'labelPrefix', 'networkConfig']).text();

    expect(text).toMatch(/From version 1\.7\.0 on: Network configuration.*From version 1\.9\.2 on: Registration token, Label prefix.*Upgrade the chart/s);
    expect(text).not.toContain('drops');
  });

  it('warns of what was entered all the same', () => {
    expect(mountFor(['token', 'labelPrefix'], { labelPrefix: 'x' }).get('[role=alert]').text()).toMatch(/drops them without a word.*: Label prefix\.$/);
  });

  it('leaves out what the hosts have no use for', () => {
    expect(mountFor(['networkConfig'], { unmanaged: true }).find('details').exists()).toBe(false);
  });
});
