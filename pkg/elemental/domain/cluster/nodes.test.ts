import * as fc from 'fast-check';
import { machine as anyMachine } from '../../../../test/support/machines';
import { recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineInventorySelector, ProvisioningCluster } from '../../types';
import { matchesSelector } from '../inventory/label-filter';
import { clusterNodes, isElementalCluster, selectorsOfCluster } from './nodes';

const BERLIN: ProvisioningCluster = { metadata: { name: 'berlin', namespace: 'fleet-default' } };
const MACHINE = 'Machine';

interface Adoption {
  machineInventory: MachineInventory;
  machineInventorySelector: MachineInventorySelector;
}

function adoption(file: string): Adoption {
  return recording(`06-adoption/${ file }.yaml`) as Adoption;
}

function selector(name: string, deployment: string, adopted?: string): MachineInventorySelector {
  const owner = { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: MACHINE, name, uid: 'u' };
  const labels = { 'cluster.x-k8s.io/cluster-name': 'berlin', 'cluster.x-k8s.io/deployment-name': deployment };

  const status = adopted === undefined ? {} : { machineInventoryRef: { name: adopted } };

  return { metadata: { name, namespace: 'fleet-default', labels, ownerReferences: [owner] }, status };
}

describe('isElementalCluster', () => {
  it.each<[ProvisioningCluster['spec'], boolean]>([
    [{ rkeConfig: { machinePools: [{}, { machineConfigRef: { kind: 'MachineInventorySelectorTemplate' } }] } }, true],
    [{ rkeConfig: { machinePools: [{ machineConfigRef: { kind: 'Amazonec2Config' } }] } }, false],
    [{ rkeConfig: {} }, false],
    [{}, false],
    [undefined, false],
  ])('%j: %s', (spec, expected) => {
    expect(isElementalCluster({ spec })).toBe(expected);
  });
});

describe('selectorsOfCluster', () => {
  it('finds the selectors of this cluster alone', () => {
    const labelsOf = (name: string): Record<string, string> => ({ 'cluster.x-k8s.io/cluster-name': name });

    expect(matchesSelector(labelsOf('berlin'), selectorsOfCluster(BERLIN))).toBe(true);
    expect(matchesSelector(labelsOf('berlin-2'), selectorsOfCluster(BERLIN))).toBe(false);
    expect(matchesSelector({}, selectorsOfCluster(BERLIN))).toBe(false);
  });
});

describe('clusterNodes', () => {
  it('follows the recorded selector to its machine, its pool and its node', () => {
    const { machineInventory, machineInventorySelector } = adoption('04-bootstrapped');
    const labels = { 'rke.cattle.io/rke-machine-pool-name': 'edge' };
    const clusterMachines = [{ metadata: { name: 'edge-m1', namespace: 'fleet-default', labels }, status: { nodeRef: { name: 'pool-75fe' } } }];

    expect(clusterNodes(BERLIN, { selectors: [machineInventorySelector], inventories: [machineInventory], clusterMachines })).toStrictEqual([{
      namespace: 'fleet-default', selector: 'edge-m1', machine: 'pool-75fe', inventory: machineInventory, state: 'provisioned', isUnmanaged: true,
      pool: 'edge', node: { name: 'pool-75fe' },
    }]);
  });

  it('has a place for a machine that isn\'t there yet', () => {
    const { machineInventorySelector } = adoption('01-selector-waiting');

    expect(clusterNodes(BERLIN, { selectors: [machineInventorySelector], inventories: [], clusterMachines: [] })).toMatchObject([
      { selector: 'edge-m1', machine: undefined, state: undefined, isUnmanaged: false, pool: undefined, node: 'unknown' },
    ]);
  });

  it('names a machine that can\'t be read, and takes no machine of another namespace for it', () => {
    const [node] = clusterNodes(BERLIN, {
      selectors: [selector('a', 'berlin-edge', 'm')], inventories: [{ metadata: { name: 'm', namespace: 'lab' } }],
      clusterMachines: [{ metadata: { name: 'a', namespace: 'fleet-default' } }],
    });

    expect(node).toMatchObject({ machine: 'm', inventory: undefined, pool: 'edge', node: 'notYet' });
  });

  it('lists by pool and machine, those without one last', () => {
    const selectors = [
      selector('s1', 'berlin-b'), selector('s2', 'berlin-b', 'm2'), selector('s3', 'berlin-b', 'm1'), selector('s4', 'berlin-a'),
      selector('s0', 'berlin-b'),
    ];
    const nodes = clusterNodes(BERLIN, { selectors, inventories: [], clusterMachines: [] });

    expect(nodes.map((one) => one.selector)).toStrictEqual(['s4', 's3', 's2', 's0', 's1']);
  });

  it('has each selector once, whatever the machines are like', () => {
    fc.assert(fc.property(fc.array(anyMachine), fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), (inventories, names) => {
      const nodes = clusterNodes(BERLIN, { selectors: names.map((name) => selector(name, 'berlin-p', 'm-1')), inventories, clusterMachines: [] });

      expect(nodes.map((node) => node.selector)).toStrictEqual([...names].sort());
      expect(nodes.every(({ inventory, state }) => (inventory === undefined) === (state === undefined))).toBe(true);
    }));
  });
});
