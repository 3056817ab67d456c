import type { MachineInventory, MachineInventorySelector } from '../../types';
import { clusterSelector, poolSize } from './pool';

const TEMPLATE = { metadata: { name: 'nc-wharf-pool1-x', namespace: 'fleet-default' } };

function selector(name: string, template = 'nc-wharf-pool1-x', machine?: string): MachineInventorySelector {
  return {
    metadata: { name, namespace: 'fleet-default', annotations: { 'cluster.x-k8s.io/cloned-from-name': template } },
    status: { machineInventoryRef: { name: machine } },
  };
}

function adopted(owner: string, namespace = 'fleet-default'): MachineInventory {
  return { metadata: { namespace, ownerReferences: [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: owner, uid: '1' }] } };
}

describe('poolSize', () => {
  it('counts the selectors of the pool that have a machine, wherever that is seen first', () => {
    const selectors = [selector('a', undefined, 'edge-1'), selector('b'), selector('c'), selector('d', 'nc-wharf-pool2-x', 'edge-4')];

    expect(poolSize(TEMPLATE, selectors, [])).toBe(1);
    expect(poolSize(TEMPLATE, selectors, [adopted('a'), adopted('b'), adopted('d')])).toBe(2);
    expect(poolSize(TEMPLATE, selectors, [adopted('b', 'lab')])).toBe(1);
  });

  it('is nothing for a pool that is only being made', () => {
    expect(poolSize({}, [{ metadata: {}, status: { machineInventoryRef: { name: 'edge-1' } } }], [])).toBe(0);
  });
});

describe('clusterSelector', () => {
  it('asks for what Cluster API made for the cluster', () => {
    expect(clusterSelector('wharf')).toStrictEqual({
      matchExpressions: [{ key: 'cluster.x-k8s.io/cluster-name', operator: 'In', values: ['wharf'] }],
    });
  });
});
