import { recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineInventorySelector } from '../../types';
import type { Reading } from '../reading';
import type { ClusterMachine } from './cluster';
import { machinePath, pathNames, type PathReadings, type PathStep } from './path';

const read = <T>(object: T): Reading<T> => ({ state: 'read', object });

const { machineInventory: machine, machineInventorySelector: selector } = recording('06-adoption/04-bootstrapped.yaml') as {
  machineInventory: MachineInventory; machineInventorySelector: MachineInventorySelector;
};
const node: ClusterMachine = { spec: { clusterName: 'berlin' }, status: { nodeRef: { name: 'pool-75fe' } } };
const cluster = { status: { clusterName: 'c-m-1234' } };

/** The way in short: what each stop is called, or why that isn't known. */
function way(readings: PathReadings): string[] {
  return machinePath(machine, readings).map(({ place, name, trouble }: PathStep) => [place, name, trouble].filter(Boolean).join(' '));
}

describe('machinePath', () => {
  it('leads nowhere while no cluster has adopted the machine', () => {
    expect(machinePath(recording('03-register/edge-01.inventory.yaml') as MachineInventory, {})).toStrictEqual([]);
  });

  it('leads to the node', () => {
    const readings = { selector: read(selector), clusterMachine: read(node), cluster: read(cluster) };

    expect(way(readings)).toStrictEqual(['selector edge-m1', 'clusterMachine edge-m1', 'cluster berlin', 'node pool-75fe']);
    expect(machinePath(machine, readings).at(-1)).toMatchObject({ managedCluster: 'c-m-1234' });
    expect(machinePath(machine, readings)[0]).toMatchObject({ namespace: 'fleet-default' });
  });

  it('says how far it is known, and why no further', () => {
    expect(way({})).toStrictEqual(['selector edge-m1 reading', 'clusterMachine unknown', 'cluster unknown', 'node unknown']);
    expect(way({ selector: { state: 'forbidden' } })[0]).toBe('selector edge-m1 forbidden');
    expect(way({ selector: read(selector), clusterMachine: { state: 'missing' } }).slice(1))
      .toStrictEqual(['clusterMachine edge-m1 missing', 'cluster unknown', 'node unknown']);
    expect(machinePath(machine, { selector: { state: 'failed', detail: 'timeout' } })[0]).toMatchObject({ trouble: 'failed', detail: 'timeout' });
  });

  it('says that the node has not joined yet', () => {
    expect(way({ selector: read(selector), clusterMachine: read({ spec: { clusterName: 'berlin' } }) }).slice(2))
      .toStrictEqual(['cluster berlin reading', 'node notYet']);
  });
});

describe('pathNames', () => {
  it('takes the cluster from the selector\'s label, else from the node', () => {
    const labelled = { ...selector, metadata: { ...selector.metadata, labels: { 'cluster.x-k8s.io/cluster-name': 'lyon' } } };

    expect(pathNames(machine, {})).toStrictEqual({ selector: 'edge-m1', clusterMachine: undefined, cluster: undefined });
    expect(pathNames(machine, { selector: read(labelled), clusterMachine: read(node) })).toMatchObject({ cluster: 'lyon' });
    expect(pathNames(machine, { selector: read(selector), clusterMachine: read(node) })).toMatchObject({ cluster: 'berlin' });
  });
});
