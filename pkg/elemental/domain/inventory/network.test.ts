import { parse } from 'yaml';
import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { networkView } from './network';

const MACHINE: MachineInventory = {
  spec: {
    network: { configurator: 'nmc', config: { 'dns-resolver': { config: { server: ['192.0.2.53'] } } }, ipAddresses: { lan: '192.0.2.11' } },
    ipAddressPools: { lan: { apiGroup: 'ipam.cluster.x-k8s.io', kind: 'InClusterIPPool', name: 'berlin' }, constructor: { kind: 'InClusterIPPool' } },
    ipAddressClaims: { lan: { kind: 'IPAddressClaim', name: 'edge-01-lan' } },
  },
};

function withCondition(status: 'True' | 'False', reason: string): MachineInventory {
  const one = { type: 'NetworkConfigReady', status, reason, message: 'no address left', lastTransitionTime: '2026-11-22T12:00:00Z' };

  return { ...MACHINE, status: { conditions: [one] } };
}

describe('networkView', () => {
  it('joins pools, claims and addresses by their name', () => {
    expect(networkView(MACHINE)).toMatchObject({
      configurator: 'nmc',
      addresses: [
        { name: 'constructor', address: '', pool: 'InClusterIPPool', claim: '' },
        { name: 'lan', address: '192.0.2.11', pool: 'InClusterIPPool/berlin', claim: 'IPAddressClaim/edge-01-lan' },
      ],
      status: undefined,
    });
    expect(parse(networkView(MACHINE).config)).toStrictEqual(MACHINE.spec?.network?.config);
  });

  it('says how far the configuration has come', () => {
    expect(networkView(withCondition('False', 'WaitingForIPAddress')))
      .toMatchObject({ status: 'waitingForAddress', since: Date.parse('2026-11-22T12:00:00Z'), detail: 'no address left' });
    expect(networkView(withCondition('False', 'NetworkConfigFailure'))).toMatchObject({ status: 'failed' });
    expect(networkView(withCondition('False', 'ReconcilingNetworkConfig'))).toMatchObject({ status: 'reconciling' });
    expect(networkView(withCondition('True', 'ReconcilingNetworkConfig'))).toMatchObject({ status: 'ready', detail: undefined });
  });

  it('is empty where nothing is configured, as on every recorded machine', () => {
    expect(networkView({}).status).toBeUndefined();
    for (const [, machine] of recordedObjects<MachineInventory>('MachineInventory')) {
      expect(networkView(machine)).toMatchObject({ configurator: 'none', addresses: [], config: '' });
    }
  });
});
