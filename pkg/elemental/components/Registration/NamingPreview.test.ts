import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import type { MachineRegistrationSpec } from '../../types';
import NamingPreview from './NamingPreview.vue';

function shown(spec: MachineRegistrationSpec): VueWrapper {
  return mountInShell(NamingPreview, { spec });
}

/** What stands in the row of this name, label or annotation. */
function row(wrapper: VueWrapper, key: string): string {
  return wrapper.findAll('tr').find((one) => one.find('th bdi').exists() && one.get('th bdi').text() === key)?.get('td').text().replace(/\s+/g, ' ') ?? '';
}

function choose(wrapper: VueWrapper, sample: string): Promise<void> | undefined {
  return wrapper.findAll('button').find((button) => button.text() === sample)?.trigger('click');
}

describe('NamingPreview', () => {
  it('shows name, labels and annotations for a small server', () => {
    const wrapper = shown({
      machineName: 'edge-${System Information/UUID}',
      machineInventoryLabels: { site: 'Berlin Mitte' },
      machineInventoryAnnotations: { note: '${Runtime/Hostname}' },
    });

    expect(row(wrapper, 'Machine name')).toBe('edge-4c4c4544-004b-3110-8058-c7c04f303330');
    expect(row(wrapper, 'site')).toBe('Berlin-Mitte Only letters, digits, “-”, “_” and “.” are allowed; all else became “-” or was left out.');
    expect(row(wrapper, 'note')).toBe('branch-12');
    expect(wrapper.get('[role=status]').text()).toBe('A machine like this one can register, and gets all of this.');
  });

  it('shows another machine', async () => {
    const wrapper = shown({ machineInventoryLabels: { serial: '${Product/SerialNumber}' } });

    expect(row(wrapper, 'serial')).toBe('XK1EX03');
    await choose(wrapper, 'Virtual machine');
    expect(row(wrapper, 'serial')).toMatch(/^unknown This machine doesn't tell \$\{Product\/SerialNumber\}, so Elemental writes the word “unknown”/);
    expect(wrapper.get('[role=status]').text()).toBe('A machine like this one can register. Look at the remarks below.');
  });

  it('follows what is typed', async () => {
    const wrapper = shown({ machineName: 'edge-${Random/UUID}' });

    await wrapper.setProps({ spec: { machineName: '${Random/Hex/99}' } });
    expect(row(wrapper, 'Machine name')).toMatch(/^Not set ?Every registration fails\. \$\{Random\/Hex\/99\} is not written correctly/);
    expect(wrapper.get('[role=status]').text()).toBe('No machine can register with this. See below what to change.');
    expect(wrapper.find('.error .icon-error').attributes('aria-hidden')).toBe('true');
  });

  it('takes the values of a machine of one\'s own', async () => {
    const wrapper = shown({ machineName: '${System Information/Serial Number}', machineInventoryLabels: { host: '${Runtime/Hostname}' } });

    await wrapper.get('textarea').setValue('System Information\n\tSerial Number: MINE-1\n');
    expect(row(wrapper, 'Machine name')).toContain('mine-1');
    expect(row(wrapper, 'host')).toBe('branch-12');
  });

  it('says that a pasted text is of no use, and goes on with the sample', async () => {
    const wrapper = shown({ machineName: 'edge-${Runtime/Hostname}' });

    await wrapper.get('textarea').setValue('hello');
    expect(wrapper.get('[role=status]').text()).toContain('Nothing in this text can be used.');
    expect(row(wrapper, 'Machine name')).toBe('edge-branch-12');
    await wrapper.get('textarea').setValue(' ');
    expect(wrapper.get('[role=status]').text()).not.toContain('Nothing in this text can be used.');
  });

  it('shows what is typed and pasted as text', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const wrapper = shown({ machineInventoryAnnotations: { note: '${System Information/UUID}', other: markup } });

    await wrapper.get('textarea').setValue(`System Information\n\tUUID: ${ markup }`);
    expect(row(wrapper, 'note')).toBe(markup);
    expect(row(wrapper, 'other')).toBe(markup);
    expect(wrapper.find('img').exists()).toBe(false);
  });

  it('marks what the extension adds, and tells of the whole registration', () => {
    const wrapper = shown({ labelPrefix: 'a/b', machineInventoryLabels: { 'ui.elemental.cattle.io/unmanaged': 'true', 'empty': '' } });

    expect(wrapper.findAll('th').map((cell) => cell.text()))
      .toStrictEqual(['Machine name', 'Labels', 'empty', 'ui.elemental.cattle.io/unmanagedAdded by this extension']);
    expect(row(wrapper, 'empty')).toBe('');
    expect(wrapper.text()).toContain('With this label prefix the annotations that machines send are not valid.');
  });
});
