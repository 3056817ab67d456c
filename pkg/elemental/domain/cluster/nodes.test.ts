import * as fc from 'fast-check';
import { machine as anyMachine } from '../../../../test/support/machines';
import { recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineInventorySelector, ProvisioningCluster } from '../../types';
import { matchesSelector } from '../inventory/label-filter';
import { clusterNodes, isAdoptedBy, isElementalCluster, selectorsOfCluster, type NodeReadings } from './nodes';

const BERLIN: ProvisioningCluster = { metadata: { name: 'berlin', namespace: 'fleet-default' } };
const MACHINE = 'Machine';
const NONE: NodeReadings = { selectors: [], inventories: [], others: 'gone', clusterMachines: [] };

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

function adoptedMachine(name: string, owner?: string, namespace = 'fleet-default'): MachineInventory {
  const ownerReferences = owner === undefined ? [] : [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: owner, uid: 'u' }];

  return { metadata: { name, namespace, ownerReferences } };
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

    const readings = { ...NONE, selectors: [machineInventorySelector], inventories: [machineInventory], clusterMachines };

    expect(clusterNodes(BERLIN, readings)).toStrictEqual([{
      namespace: 'fleet-default', selector: 'edge-m1', machine: 'pool-75fe', inventory: machineInventory, absence: undefined,
      state: 'provisioned', isUnmanaged: true, pool: 'edge', template: undefined, node: { name: 'pool-75fe' },
    }]);
  });

  it('has a place for a machine that isn\'t there yet', () => {
    const { machineInventorySelector } = adoption('01-selector-waiting');

    expect(clusterNodes(BERLIN, { ...NONE, selectors: [machineInventorySelector] })).toMatchObject([
      { selector: 'edge-m1', machine: undefined, absence: 'waiting', state: undefined, isUnmanaged: false, pool: undefined, node: 'unknown' },
    ]);
  });

  it('names a machine that can\'t be read, and takes no machine of another namespace for it', () => {
    const [node] = clusterNodes(BERLIN, {
      selectors: [selector('a', 'berlin-edge', 'm')], inventories: [adoptedMachine('m', 'a', 'lab')], others: 'forbidden',
      clusterMachines: [{ metadata: { name: 'a', namespace: 'fleet-default' } }],
    });

    expect(node).toMatchObject({ machine: 'm', inventory: undefined, absence: 'forbidden', pool: 'edge', node: 'notYet' });
  });

  it('knows that the machine of the recorded selector is gone', () => {
    const gone = recording('11-v1-json-per-state/selector.8-its-inventory-is-gone.json') as MachineInventorySelector;

    expect(clusterNodes(BERLIN, { ...NONE, selectors: [gone] })).toMatchObject([
      { selector: 'v1-m', machine: 'pool-23f1', inventory: undefined, absence: 'gone', state: undefined, isUnmanaged: false },
    ]);
  });

  it('takes no machine for it that registered later under its name, whatever else the user may read', () => {
    for (const owner of [undefined, 'another']) {
      const [node] = clusterNodes(BERLIN, {
        ...NONE, selectors: [selector('a', 'berlin-edge', 'm')], inventories: [adoptedMachine('m', owner)], others: 'forbidden',
      });

      expect(node).toMatchObject({ machine: 'm', inventory: undefined, absence: 'gone', state: undefined });
    }
  });

  it('names the template of the pool, if it is one of Elemental\'s', () => {
    const machinePools = [
      { name: 'edge', machineConfigRef: { kind: 'MachineInventorySelectorTemplate', name: 'nc-berlin-edge' } },
      { name: 'cloud', machineConfigRef: { kind: 'Amazonec2Config', name: 'nc-berlin-cloud' } },
    ];
    const selectors = ['edge', 'cloud', 'other'].map((pool) => selector(pool, `berlin-${ pool }`));
    const nodes = clusterNodes({ ...BERLIN, spec: { rkeConfig: { machinePools } } }, { ...NONE, selectors });

    expect(nodes.map(({ pool, template }) => [pool, template])).toStrictEqual([
      ['cloud', undefined], ['edge', 'nc-berlin-edge'], ['other', undefined],
    ]);
  });

  it('lists by pool and machine, those without one last', () => {
    const selectors = [
      selector('s1', 'berlin-b'), selector('s2', 'berlin-b', 'm2'), selector('s3', 'berlin-b', 'm1'), selector('s4', 'berlin-a'),
      selector('s0', 'berlin-b'),
    ];
    const nodes = clusterNodes(BERLIN, { ...NONE, selectors });

    expect(nodes.map((one) => one.selector)).toStrictEqual(['s4', 's3', 's2', 's0', 's1']);
  });

  it('has each selector once, whatever the machines are like', () => {
    fc.assert(fc.property(fc.array(anyMachine), fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), (inventories, names) => {
      const nodes = clusterNodes(BERLIN, { ...NONE, selectors: names.map((name) => selector(name, 'berlin-p', 'm-1')), inventories });

      expect(nodes.map((node) => node.selector)).toStrictEqual([...names].sort());
      expect(nodes.every(({ inventory, absence, state }) => !inventory === !state && !inventory === (absence === 'gone'))).toBe(true);
      expect(nodes.every(({ inventory, selector: name }) => !inventory || isAdoptedBy(inventory, name))).toBe(true);
    }));
  });
});
