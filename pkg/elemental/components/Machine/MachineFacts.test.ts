import { flushPromises } from '@vue/test-utils';
import { copyTextToClipboard } from '@shell/utils/clipboard';
import { mountInShell } from '../../../../test/support/components/mount';
import { knownAnnotations, knownLabels } from '../../domain/inventory/known-keys';
import { networkView } from '../../domain/inventory/network';
import type { MachineInventory } from '../../types';
import MachineIdentity from './MachineIdentity.vue';
import MachineLabels from './MachineLabels.vue';
import MachineNetwork from './MachineNetwork.vue';

jest.mock('@shell/utils/time', () => ({ dateTimeFormat: (time: string) => time }));
jest.mock('@shell/utils/clipboard', () => ({ copyTextToClipboard: jest.fn() }));

const HOSTILE = '<img src=x onerror=alert(1)>';

describe('MachineIdentity', () => {
  it('copies the hash', async () => {
    (copyTextToClipboard as jest.Mock).mockResolvedValue(undefined);
    const wrapper = mountInShell(MachineIdentity, { auth: 'emulated-tpm', hash: 'abc' });

    expect(wrapper.text()).toContain('Emulated TPM');
    await wrapper.get('button').trigger('click');
    await flushPromises();
    expect(copyTextToClipboard).toHaveBeenCalledWith('abc');
    expect(wrapper.get('[role=status]').text()).toBe('Copied');
  });

  it('says what is missing, and shows an unknown method as text', () => {
    expect(mountInShell(MachineIdentity, { auth: '', hash: '' }).text()).toMatch(/did not say how.*no identity hash/s);
    const wrapper = mountInShell(MachineIdentity, { auth: HOSTILE, hash: '' });

    expect(wrapper.text()).toContain(HOSTILE);
    expect(wrapper.find('img').exists()).toBe(false);
  });
});

describe('MachineLabels', () => {
  it('says of each key from whom it is and what it does, and shows values as text', () => {
    const machine: MachineInventory = {
      metadata: {
        labels: { 'ui.elemental.cattle.io/unmanaged': 'true', 'site': 'berlin' },
        annotations: { 'elemental.cattle.io/resettable': 'true', 'elemental.cattle.io/auth': 'tpm', 'elemental.cattle.io/os.name': HOSTILE },
      },
    };
    const wrapper = mountInShell(MachineLabels, { labels: knownLabels(machine), annotations: knownAnnotations(machine) });

    expect(wrapper.text()).toMatch(/site\s*berlin\s*A person or another program\./);
    expect(wrapper.text()).toContain('deleting the machine triggers a reset');
    expect(wrapper.text()).toContain(HOSTILE);
    expect(wrapper.find('img').exists()).toBe(false);
    expect(wrapper.text()).not.toMatch(/machinePage|machineKeys/);
  });

  it('says that there are none', () => {
    expect(mountInShell(MachineLabels, { labels: [], annotations: [] }).text()).toMatch(/has no labels.*has no annotations/s);
  });
});

describe('MachineNetwork', () => {
  const spec = {
    network: { configurator: 'nmc', config: { wifi: { password: 's3cr3t' } }, ipAddresses: {} },
    ipAddressPools: { lan: { kind: 'InClusterIPPool', name: HOSTILE } },
  };
  const condition = { type: 'NetworkConfigReady', message: 'empty pool', lastTransitionTime: '2026-11-22T12:00:00Z', reason: 'WaitingForIPAddress' };
  const tab = (machine: MachineInventory, isUnmanaged = false): ReturnType<typeof mountInShell> => (
    mountInShell(MachineNetwork, { network: networkView(machine), isUnmanaged }));

  it('shows addresses and what is in the way, and hides the configuration', async () => {
    const wrapper = tab({ spec, status: { conditions: [{ ...condition, status: 'False' }] } });

    expect(wrapper.text()).toMatch(/waits for an IP address.*empty pool/s);
    expect(wrapper.text()).toContain(`InClusterIPPool/${ HOSTILE }`);
    expect(wrapper.text()).toContain('none yet');
    expect(wrapper.html()).not.toContain('s3cr3t');
    await wrapper.get('button').trigger('click');
    expect(wrapper.get('pre').text()).toContain('password: s3cr3t');
  });

  it('says who looks after the network', () => {
    expect(tab({}).text()).toBe('Elemental configures no network on this machine.');
    expect(tab({}, true).text()).toContain('isn\'t managed by Elemental');
  });
});
