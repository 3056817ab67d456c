import * as fc from 'fast-check';
import { machine, selector } from '../../../../test/support/machines';
import type { MachineInventory } from '../../types';
import { isAdopted, isBeingDeleted, MACHINE_STATES, machineState, machineStateInfo, type MachineStateName } from './state';

const NAMES = Object.keys(MACHINE_STATES);

function isSeen({ status }: MachineInventory): boolean {
  return !!status?.conditions?.length;
}

describe('every machine', () => {
  it('has one state out of the table, whatever it and its selector say', () => {
    fc.assert(fc.property(machine, selector, (inventory, adoptedBy) => {
      const state = machineState(inventory, adoptedBy);

      expect(NAMES.filter((name) => name === state)).toHaveLength(1);
      expect(machineStateInfo(inventory, adoptedBy).label).toBe(MACHINE_STATES[state].label);
    }));
  });

  it('has a state of its kind: those of the deleted, of what was never seen, of the adopted, and of the free are others', () => {
    const statesOf = (inventory: MachineInventory): MachineStateName[] => {
      if (isBeingDeleted(inventory)) {
        return ['awaitingReset', 'deleting'];
      }
      if (!isSeen(inventory)) {
        return ['unknown'];
      }

      return isAdopted(inventory) ? ['failed', 'provisioning', 'provisioned'] : ['failed', 'inventoryOnly', 'readyToProvision'];
    };

    fc.assert(fc.property(machine, selector, (inventory, adoptedBy) => {
      expect(statesOf(inventory)).toContain(machineState(inventory, adoptedBy));
    }), { numRuns: 2000 });
  });

  it('may have any of them', () => {
    const drawn = fc.sample(fc.tuple(machine, selector), { numRuns: 5000, seed: 5 });
    const found = new Set(drawn.map(([inventory, adoptedBy]) => machineState(inventory, adoptedBy)));

    expect([...found].sort()).toStrictEqual(NAMES.sort());
  });
});
