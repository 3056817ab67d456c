import { selectorsConcerned } from './selector-events';
import type { LabelSelector, MachineInventory, MachineInventorySelector } from './resources';

const API_VERSION = 'elemental.cattle.io/v1beta1';

function machine(metadata: Partial<MachineInventory['metadata']>): MachineInventory {
  return { apiVersion: API_VERSION, kind: 'MachineInventory', metadata: { name: 'edge-1', namespace: 'fleet-default', ...metadata }, spec: {} };
}

function selector(name: string, labels: LabelSelector, namespace = 'fleet-default'): MachineInventorySelector {
  return { apiVersion: API_VERSION, kind: 'MachineInventorySelector', metadata: { name, namespace }, spec: { selector: labels } };
}

const SELECTORS = [
  selector('berlin', { matchLabels: { site: 'berlin' } }),
  selector('rome', { matchLabels: { site: 'rome' } }),
  selector('all', {}),
  selector('elsewhere', {}, 'fleet-local'),
  selector('broken', { matchExpressions: [{ key: 'site', operator: 'In' }] }),
];
const OWNER = { apiVersion: API_VERSION, kind: 'MachineInventorySelector', name: 'rome', uid: '1' };

function concerned(object: MachineInventory, previous?: MachineInventory, isDeleted = false): string[] {
  return selectorsConcerned({ key: 'fleet-default/edge-1', object, previous, isDeleted }, SELECTORS);
}

describe('selectorsConcerned', () => {
  it('are those of the namespace that match a machine which is free', () => {
    expect(concerned(machine({ labels: { site: 'berlin' } }))).toEqual(['fleet-default/berlin', 'fleet-default/all']);
  });

  it('are none for a machine without labels', () => {
    expect(concerned(machine({}))).toEqual([]);
  });

  it('is the owner alone of one that is adopted', () => {
    const adopted = machine({ labels: { site: 'berlin' }, ownerReferences: [OWNER] });

    expect(concerned(adopted, adopted)).toEqual(['fleet-default/rome']);
    expect(concerned(adopted, undefined, true)).toEqual(['fleet-default/rome']);
  });

  it('is nobody when the machine has just got its owner', () => {
    expect(concerned(machine({ ownerReferences: [OWNER] }), machine({}))).toEqual([]);
  });
});
