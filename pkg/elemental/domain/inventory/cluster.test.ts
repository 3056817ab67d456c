import { recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineInventorySelector } from '../../types';
import { adoptingSelector, clusterOf, nodeOfSelector } from './cluster';

const { machineInventory, machineInventorySelector } = recording('06-adoption/04-bootstrapped.yaml') as {
  machineInventory: MachineInventory; machineInventorySelector: MachineInventorySelector;
};

describe('the way from a machine to its cluster', () => {
  it('leads from the machine to its selector to its node, as recorded', () => {
    expect(adoptingSelector(machineInventory)).toBe('edge-m1');
    expect(nodeOfSelector(machineInventorySelector)).toBe('edge-m1');
  });

  it('ends where there is no such owner', () => {
    const ofAnother = { metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'a', uid: '1' }] } };

    expect(adoptingSelector({})).toBeUndefined();
    expect(adoptingSelector({ metadata: {} })).toBeUndefined();
    expect(adoptingSelector(ofAnother)).toBeUndefined();
    expect(nodeOfSelector(ofAnother)).toBeUndefined();
  });

  it('reads the cluster from what Cluster API writes', () => {
    expect(clusterOf({ spec: { clusterName: 'berlin' }, metadata: { labels: { 'cluster.x-k8s.io/cluster-name': 'old' } } })).toBe('berlin');
    expect(clusterOf({ metadata: { labels: { 'cluster.x-k8s.io/cluster-name': 'berlin' } }, spec: { selector: {} } })).toBe('berlin');
    expect(clusterOf(machineInventorySelector)).toBeUndefined();
    expect(clusterOf({})).toBeUndefined();
  });
});
